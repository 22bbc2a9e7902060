package io.saima.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.organization.PostClass;
import io.saima.rating.RatingLinks;
import io.saima.rating.ServiceEvent;
import io.saima.rating.ServiceEventKind;
import io.saima.rating.ServiceEvents;
import io.saima.support.Client;
import io.saima.support.Client.Answer;
import io.saima.support.ServerTest;
import io.saima.support.TestCounty;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/** What holds for every page behind a link, whatever the link is for. */
@ServerTest
@TestPropertySource(properties = {"saima.links.wrong-per-address=12", "saima.links.within=1h"})
class LinkPagesTest {

  @Autowired Environment environment;
  @Autowired TestCounty county;
  @Autowired Clock clock;
  @Autowired ServiceEvents events;
  @Autowired RatingLinks links;

  @Test
  void whatLeadsNowhereEndsAtOneFriendlyPageWithoutAccountAndWithoutCookie() {
    Client citizen = new Client(environment);
    Answer forged = citizen.get("/rate/" + "x".repeat(43));
    assertThat(forged.status()).isEqualTo(404);
    assertThat(forged.body())
        .contains("这个链接打不开评价", "<html lang=\"zh-CN\"")
        .doesNotContain("<script");
    assertThat(forged.headers())
        .containsEntry("referrer-policy", "no-referrer")
        .containsEntry("x-robots-tag", "noindex, nofollow, noarchive")
        .doesNotContainKey("set-cookie");
    assertThat(forged.headers().get("cache-control")).contains("no-store");
    assertThat(forged.headers().get("content-security-policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'");
    for (String path :
        new String[] {"/rate", "/rate/", "/rate/a", "/rate/a/b", "/rate/%E5%85%B3"}) {
      Answer other = citizen.get(path);
      assertThat(other.status()).as(path).isEqualTo(404);
      assertThat(other.body()).as(path).isEqualTo(forged.body());
    }
    Answer posted = citizen.postBare("/rate/" + "x".repeat(43), Map.of("score", "10"));
    assertThat(posted.status()).isEqualTo(404);
    assertThat(posted.body()).isEqualTo(forged.body());
    assertThat(citizen.postBare("/rate/x", Map.of("comment", "x".repeat(300_000))).status())
        .isEqualTo(413);
    assertThat(citizen.upload("/rate/x", "files", Map.of("a.txt", "x")).status()).isEqualTo(415);
    tryingOutTokensIsSlowedDown(citizen);
    whoSharesTheAddressStillOpensHisOwnLink();
  }

  private void whoSharesTheAddressStillOpensHisOwnLink() {
    county.unit("U9", "县政务服务中心");
    county.officer("W1", "U9", PostClass.GENERAL, null);
    events.save(
        new ServiceEvent(
            "E1",
            "W1",
            ServiceEventKind.PUBLIC_APPROVAL,
            LocalDateTime.now(clock).minusHours(1),
            "0123456789abcdef0123456789abcdef"));
    String link = "/rate/" + links.make("E1", null).text();
    Client other = new Client(environment);
    assertThat(other.get("/rate/guess").status()).isEqualTo(429);
    Answer page = other.get(link);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("某W1", "这个页面保存什么", "</html>");
    assertThat(other.postBare(link, Map.of("score", "9")).body()).contains("感谢您的评价");
  }

  private static void tryingOutTokensIsSlowedDown(Client citizen) {
    Answer answer = null;
    for (int i = 0; i < 12; i++) {
      answer = citizen.get("/rate/guess-" + i);
    }
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.body()).contains("请稍后再试");
    assertThat(answer.headers()).containsKey("retry-after");
  }
}
