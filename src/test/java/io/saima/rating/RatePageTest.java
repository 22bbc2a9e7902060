package io.saima.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.support.Client;
import io.saima.support.Client.Answer;
import io.saima.support.ServerTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a citizen sees and sends behind his link. */
@ServerTest
class RatePageTest {

  @Autowired Environment environment;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired JdbcClient jdbc;
  @Autowired ServiceEvents events;
  @Autowired RatingLinks links;

  private Client citizen;
  private String page;

  @BeforeEach
  void served() {
    county.unit("U9", "县政务服务中心");
    county.officer("W1", "U9", io.saima.organization.PostClass.GENERAL, null);
    clock.set("2026-11-02T10:00");
    citizen = new Client(environment);
    page = link("E1");
  }

  private String link(String event) {
    events.save(
        new ServiceEvent(
            event,
            "W1",
            ServiceEventKind.PUBLIC_APPROVAL,
            LocalDateTime.parse("2026-11-02T09:30:00"),
            "0123456789abcdef0123456789abcdef"));
    return "/rate/" + links.make(event, null).text();
  }

  @Test
  void thePageSaysWhoAndWhatAndWhatIsKeptWithoutScriptOrStranger() {
    Answer answer = citizen.get(page);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .contains("某W1", "县政务服务中心", "公开审批（11月2日 09:30）", "这个页面保存什么", "链接失效30天后删除")
        .contains("<legend>满意程度", "type=\"radio\" name=\"score\"", "aria-label=\"10分\"", "多次跑腿")
        .doesNotContain("<script", "http://", "https://", "_csrf", "W1\"");
    assertThat(answer.headers()).doesNotContainKey("set-cookie");
  }

  @Test
  void aRatingIsTakenOnceAndTheSecondOpeningShowsThanks() {
    Answer thanks =
        citizen.postBare(page, Map.of("score", "9", "tags", "态度热情", "comment", "  办得快，𠮷利。\n谢谢 "));
    assertThat(thanks.status()).isEqualTo(200);
    assertThat(thanks.body()).contains("感谢您的评价");
    assertThat(citizen.get(page).body()).contains("感谢您的评价");
    assertThat(citizen.postBare(page, Map.of("score", "1")).body()).contains("感谢您的评价");
    assertThat(jdbc.sql("select * from rating").query().listOfRows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row).containsEntry("score", 9).containsEntry("tags", "态度热情");
              assertThat(row.get("comment_text")).isEqualTo("办得快，𠮷利。\n谢谢");
            });
  }

  @Test
  void ofManyAtTheSameMomentOneCounts() throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Answer>> posts = new ArrayList<>();
      for (int i = 1; i <= 10; i++) {
        String score = String.valueOf(i);
        posts.add(() -> new Client(environment).postBare(page, Map.of("score", score)));
      }
      for (Future<Answer> one : people.invokeAll(posts)) {
        assertThat(one.get().status()).isEqualTo(200);
        assertThat(one.get().body()).contains("感谢您的评价");
      }
    } finally {
      people.shutdownNow();
    }
    assertThat(jdbc.sql("select count(*) from rating").query(Long.class).single()).isEqualTo(1);
  }

  @Test
  void whatIsWrongIsToldByItsFieldAndKeepsWhatWasEntered() {
    Answer nothing = citizen.postBare(page, Map.of("comment", "谢谢<b>您</b>"));
    assertThat(nothing.status()).isEqualTo(422);
    assertThat(nothing.body())
        .contains("“满意程度”还没有选，请在1至10中选一个分数。", "谢谢&lt;b&gt;您&lt;/b&gt;")
        .doesNotContain("<b>您");
    assertThat(citizen.postBare(page, Map.of("score", "11", "tags", "收钱")).body())
        .contains("“满意程度”", "“标签”只能从列出的里面选");
    assertThat(citizen.postBare(page, Map.of("score", "5", "comment", "长".repeat(501))).body())
        .contains("“留言”不能超过500字，现有501字");
    assertThat(
            citizen
                .postBare(page, Map.of("score", "5", "tags", "态度热情,效率高,讲解清楚,作风务实,主动上门,一次办结"))
                .body())
        .contains("“标签”最多选5个");
    assertThat(jdbc.sql("select count(*) from rating").query(Long.class).single()).isZero();
  }

  @Test
  void theTitleTheFocusAndTheFieldTellWhatIsWrongWithoutScript() {
    assertThat(citizen.get(page).body())
        .contains("<title>请评价这次服务</title>", "<fieldset role=\"radiogroup\">", "<fieldset>")
        .doesNotContain("autofocus", "aria-invalid", "aria-describedby");
    String wrong = " aria-invalid=\"true\" aria-describedby=\"fault-%s\"";
    Answer score = citizen.postBare(page, Map.of("comment", "谢谢"));
    assertThat(score.status()).isEqualTo(422);
    assertThat(score.body())
        .contains("<title>请改正：请评价这次服务</title>")
        .contains("role=\"alert\" tabindex=\"-1\" autofocus")
        .contains("<p id=\"fault-score\">“满意程度”还没有选")
        .contains("<fieldset role=\"radiogroup\"" + wrong.formatted("score") + ">")
        .containsOnlyOnce("aria-invalid");
    Answer tags = citizen.postBare(page, Map.of("score", "5", "tags", "收钱"));
    assertThat(tags.body())
        .contains("<p id=\"fault-tags\">", "<fieldset" + wrong.formatted("tags") + ">")
        .containsOnlyOnce("aria-invalid");
    Answer comment = citizen.postBare(page, Map.of("score", "5", "comment", "长".repeat(501)));
    assertThat(comment.body())
        .contains("<p id=\"fault-comment\">", wrong.formatted("comment") + ">长")
        .containsOnlyOnce("aria-invalid");
  }

  @Test
  void aLineBreakIsOneCharacterAsTheBrowserCountsIt() {
    String comment = "好\r\n".repeat(249) + "很好";
    assertThat(citizen.postBare(page, Map.of("score", "9", "comment", comment)).body())
        .contains("感谢您的评价");
    assertThat(jdbc.sql("select comment_text from rating").query(String.class).single())
        .hasSize(500)
        .isEqualTo("好\n".repeat(249) + "很好");
  }

  @Test
  void aLinkThatIsOverLooksLikeOneThatNeverWas() {
    clock.set("2026-11-09T10:00");
    Answer over = citizen.get(page);
    Answer forged = citizen.get("/rate/" + LinkToken.random().text());
    assertThat(over.status()).isEqualTo(404);
    assertThat(over.body()).isEqualTo(forged.body());
    assertThat(citizen.postBare(page, Map.of("score", "9")).body()).isEqualTo(forged.body());
    assertThat(jdbc.sql("select count(*) from rating").query(Long.class).single()).isZero();
  }

  @Test
  void aRatingAfterTheCutOffIsKeptAndThankedForAllTheSame() {
    jdbc.sql("insert into closed_quarter (quarter_code, part, closed_at) values (?, ?, ?)")
        .params("2026-Q4", "INPUTS", LocalDateTime.parse("2026-11-02T09:59:00"))
        .update();
    assertThat(citizen.postBare(page, Map.of("score", "9")).body()).contains("感谢您的评价");
    assertThat(jdbc.sql("select count(*) from rating").query(Long.class).single()).isEqualTo(1);
  }

  @Test
  void whoHasLeftSinceIsStillRated() {
    county.leaves("W1", "2026-11-02");
    clock.set("2026-11-05T10:00");
    assertThat(citizen.get(page).body()).contains("某W1");
  }
}
