package io.saima.weeklylog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.saima.calendar.Week;
import io.saima.engine.CatchUp;
import io.saima.evidence.EvidenceArchive;
import io.saima.organization.PostClass;
import io.saima.support.Cast;
import io.saima.support.EngineTexts;
import io.saima.support.Pdfs;
import io.saima.support.Pictures;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.weeklylog.WeekDesk.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What an officer keeps on his own page, and who else may see it when. */
@SaimaTest
class WeekPagesTest {

  private static final String FILL = "task_fillLog";
  private static final String WEEK = "2026-W42";
  private static final String PAGE = "/weeks/2026-W42/A1";

  @Autowired MockMvc http;
  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired ApplicationEventPublisher events;
  @Autowired EvidenceArchive archive;
  @Autowired WeekDesk desk;
  @Autowired EngineTexts texts;

  @BeforeEach
  void aWeekIsOpen() {
    county.small();
    clock.set("2026-10-12T05:00");
    events.publishEvent(new CatchUp());
    clock.moveTo("2026-10-14T10:00");
  }

  @Test
  void notesStandInTheFormUntilTheOfficerHasBegunToWriteThere() throws Exception {
    note("2026-10-12", "巡查堤防*三处*").andExpect(flash().attribute("done", "记事已保存。"));
    assertThat(cast.sheet(cast.taskOf("A1", FILL)).path("content").asText())
        .isEqualTo("10月12日（周一）巡查堤防*三处*");
    cast.complete(cast.taskOf("A1", FILL), Map.of("action", "SAVE", "content", "草稿一"));
    note("2026-10-13", "整理台账");
    assertThat(cast.sheet(cast.taskOf("A1", FILL)).path("content").asText()).isEqualTo("草稿一");
    assertThat(cast.sheet(cast.taskOf("A1", FILL)).path("notes").asText())
        .contains("10月12日（周一）巡查堤防&#42;三处&#42;\n\n10月13日（周二）整理台账");
    note("2026-10-12", " ");
    page("A1", "/me/week")
        .andExpect(content().string(allOf(containsString("整理台账"), not(containsString("三处")))));
    file("A1", "写好了。");
    assertThat(texts.tablesWith("整理台账")).isEmpty();
    note("2026-10-13", "改写").andExpect(flash().attribute("refused", containsString("不能再改")));
    page("A1", "/me/week")
        .andExpect(content().string(allOf(containsString("整理台账"), not(containsString("改写")))));
  }

  @Test
  void notesThatAreLongerThanALogAreCutAndTheFormSaysSo() throws Exception {
    String left = "（超过2000字的部分未带入，见“我的一周”）";
    note("2026-10-12", "长".repeat(1000));
    note("2026-10-13", "长".repeat(979));
    assertThat(cast.sheet(cast.taskOf("A1", FILL)).path("content").asText()).hasSize(2000);
    assertThat(cast.sheet(cast.taskOf("A1", FILL)).path("notes").asText())
        .isEqualTo("每日记事已带入下面的“本周做了什么”，可以修改。");
    note("2026-10-13", "长".repeat(980));
    assertThat(cast.sheet(cast.taskOf("A1", FILL)).path("content").asText()).hasSize(2000);
    assertThat(cast.sheet(cast.taskOf("A1", FILL)).path("notes").asText())
        .isEqualTo("每日记事已带入下面的“本周做了什么”" + left + "，可以修改。");
    cast.complete(cast.taskOf("A1", FILL), Map.of("action", "SAVE", "content", "草稿一"));
    assertThat(cast.sheet(cast.taskOf("A1", FILL)).path("notes").asText())
        .startsWith("每日记事" + left + "：\n\n10月12日");
  }

  @Test
  void noQuarterIsOfferedThatHasNotBegun() throws Exception {
    page("A1", "/me/logs?quarter=2026-Q3")
        .andExpect(content().string(containsString("/me/logs?quarter=2026-Q4")));
    page("A1", "/me/logs").andExpect(content().string(not(containsString("quarter=2027-Q1"))));
  }

  @Test
  void daysToComeAndOtherWeeksTakeNoNote() throws Exception {
    note("2026-10-15", "明天");
    note("2026-10-05", "上周");
    page("A1", "/me/week").andExpect(content().string(not(containsString("明天"))));
    note("2026-10-12", "长".repeat(1001))
        .andExpect(flash().attribute("refused", "10月12日（周一）的记事不能超过1000字，现有1001字。"));
    page("A1", "/me/week?week=2026-W99", 404);
    page("A1", "/me/week?week=2026-W45").andExpect(content().string(containsString("没有要填的周纪实")));
  }

  @Test
  void aFileIsShownToItsOfficerAndGoesWhenHeDeletesIt() throws Exception {
    bring("A1", "堤防.jpg", Pictures.taken(800, 600, 1)).andExpect(status().isNoContent());
    byte[] report = Pdfs.plain();
    bring("A1", "报告.jpg", report).andExpect(status().isNoContent());
    page("A1", "/me/week")
        .andExpect(content().string(containsString("拍摄于2026年10月12日 10:31")))
        .andExpect(content().string(containsString("还可以传3个")));
    String photo = archive.of("A1", WEEK).get(0).id();
    String pdf = archive.of("A1", WEEK).get(1).id();
    page("A1", PAGE + "/files/" + photo)
        .andExpect(header().string("Content-Type", startsWith("image/jpeg")))
        .andExpect(header().string("Content-Disposition", startsWith("inline")))
        .andExpect(header().string("X-Content-Type-Options", "nosniff"))
        .andExpect(header().string("Cache-Control", "no-store"))
        .andExpect(header().string("Content-Security-Policy", containsString("sandbox")));
    page("A1", PAGE + "/files/" + pdf)
        .andExpect(header().string("Content-Type", startsWith("application/pdf")))
        .andExpect(header().string("Content-Disposition", startsWith("attachment")))
        .andExpect(content().bytes(report));
    page("A1", PAGE + "/files/" + photo + "/thumbnail");
    page("A1", PAGE + "/files/" + pdf + "/thumbnail", 404);
    http.perform(
            post("/me/week/files/" + photo + "/delete")
                .param("week", WEEK)
                .with(user("A1").roles("OFFICER"))
                .with(csrf()))
        .andExpect(flash().attribute("done", "文件已删除。"));
    page("A1", PAGE + "/files/" + photo, 404);
  }

  @Test
  void aRefusedFileIsToldWhyAndLeavesNothing() throws Exception {
    bring("A1", "脚本.jpg", "<script>".getBytes())
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail").value(containsString("只能上传JPEG、PNG照片和PDF")));
    for (int i = 0; i < 5; i++) {
      bring("A1", "图.png", Pictures.plain("png", 10 + i, 10)).andExpect(status().isNoContent());
    }
    bring("A1", "图.png", Pictures.plain("png", 20, 10))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail").value(containsString("最多上传5个文件")));
    page("A1", "/me/week").andExpect(content().string(containsString("已经传满5个文件")));
  }

  @Test
  void severalUploadsAtOnceAreNeverMoreThanFive() throws Exception {
    ExecutorService browsers = Executors.newFixedThreadPool(7);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        byte[] picture = Pictures.plain("png", 10 + i, 10);
        answers.add(
            browsers.submit(
                () -> bring("A1", "图.png", picture).andReturn().getResponse().getStatus()));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> answer : answers) {
        statuses.add(answer.get());
      }
      assertThat(statuses).containsExactlyInAnyOrder(204, 204, 204, 204, 204, 422, 422);
    } finally {
      browsers.shutdown();
    }
    assertThat(archive.of("A1", WEEK)).hasSize(5);
  }

  @Test
  void anUploadWithoutTheTokenIsNotRead() throws Exception {
    byte[] photo = Pictures.plain("png", 10, 10);
    http.perform(
            post("/me/week/files?week=" + WEEK + "&name=x")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .content(photo)
                .with(user("A1").roles("OFFICER")))
        .andExpect(status().isForbidden());
    http.perform(
            post("/me/week/files?week=" + WEEK + "&name=x")
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .content(photo)
                .with(user("A1").roles("OFFICER"))
                .with(csrf().asHeader()))
        .andExpect(status().isUnsupportedMediaType());
    assertThat(archive.of("A1", WEEK)).isEmpty();
  }

  @Test
  void onlyWhoAnswersForTheLogSeesItOnceItIsFiled() throws Exception {
    note("2026-10-12", "只给自己看的");
    bring("A1", "图.png", Pictures.plain("png", 30, 20));
    String file = PAGE + "/files/" + archive.of("A1", WEEK).get(0).id();
    RequestPostProcessor discipline = user("discipline").roles("DISCIPLINE");
    for (String path : List.of(PAGE, file, file + "/thumbnail")) {
      page("A1", path);
      page("D1", path, 404);
      http.perform(get(path).with(discipline)).andExpect(status().isNotFound());
    }
    file("A1", "巡查堤防三处，加固一段。");
    for (String path : List.of(PAGE, file, file + "/thumbnail")) {
      page("D1", path, 404);
      http.perform(get(path).with(discipline)).andExpect(status().isOk());
    }
    clock.moveTo("2026-10-20T18:01");
    for (String path : List.of(PAGE, file, file + "/thumbnail")) {
      page("A1", path);
      page("D1", path);
      http.perform(get(path).with(user("organization").roles("ORGANIZATION")))
          .andExpect(status().isOk());
      page("A2", path, 404);
      page("H1", path, 404);
      page("A2", path.replace("A1", "A2"), path.equals(PAGE) ? 200 : 404);
      http.perform(get(path).with(user("admin").roles("ADMIN"))).andExpect(status().isNotFound());
    }
    page("D1", PAGE)
        .andExpect(content().string(containsString("只给自己看的")))
        .andExpect(content().string(not(containsString("upload"))));
    bring("A1", "图.png", Pictures.plain("png", 31, 20))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail").value(containsString("不能再改")));
  }

  @Test
  void noRelationSeesAWeekWhateverHisOffice() throws Exception {
    county.officer("S1", "U0", PostClass.GENERAL, "Z1");
    bring("A1", "图.png", Pictures.plain("png", 30, 20));
    String file = PAGE + "/files/" + archive.of("A1", WEEK).get(0).id();
    String ofA2 = PAGE.replace("A1", "A2");
    file("A1", "巡查堤防三处，加固一段。");
    file("A2", "整理台账。");
    clock.moveTo("2026-10-20T18:01");
    page("D1", ofA2);
    county.relation("Z2", "A1");
    county.relation("D1", "A2");
    for (String office : List.of("ORGANIZATION", "DISCIPLINE")) {
      for (String path : List.of(PAGE, file, file + "/thumbnail")) {
        as("S1", office, path).andExpect(status().isOk());
        as("Z2", office, path).andExpect(status().isNotFound());
      }
      as("Z2", office, ofA2).andExpect(status().isOk());
    }
    page("D1", PAGE);
    page("D1", ofA2, 404);
    page("A2", ofA2);
    List<Week> weeks = List.of(Week.parse(WEEK));
    assertThat(desk.readable(new Reader("Z2", true), "A1", weeks)).isEmpty();
    assertThat(desk.readable(new Reader("S1", true), "A1", weeks)).containsAll(weeks);
  }

  private ResultActions as(String person, String office, String path) throws Exception {
    return http.perform(get(path).with(user(person).roles("OFFICER", office)));
  }

  @Test
  void repeatedWordsAreHintedToTheOfficerAndHisSupervisor() throws Exception {
    String words = "巡查三处堤防，整理台账十二份，接待来访群众四批。";
    file("A1", words);
    file("A2", "起草年度总结，修改两稿，报送办公室审定后印发。");
    clock.moveTo("2026-10-19T10:00");
    fileNext("A1", words.replace("，", " "));
    fileNext("A2", "整理档案二十卷，录入系统，完成归档移交。");
    fileNext("A3", words + "另开会");
    clock.moveTo("2026-10-27T18:01");
    var sheet =
        cast.tasksOf("D1", "task_reviewTeam").stream()
            .map(cast::sheet)
            .filter(one -> one.path("title").asText().contains("43周"))
            .findFirst()
            .orElseThrow()
            .path("rows");
    assertThat(sheet.get(0).path("hint").asText()).isEqualTo("与第42周内容相同");
    assertThat(sheet.get(1).path("hint").asText()).isEmpty();
    assertThat(sheet.get(2).path("hint").asText()).matches("与本单位同事第4[23]周内容相近（8\\d%）");
    assertThat(sheet.get(0).path("page").asText().replace("&#45;", "-"))
        .isEqualTo("/weeks/2026-W43/A1");
    page("A1", "/me/week?week=2026-W43").andExpect(content().string(containsString("与第42周内容相同")));
    page("A1", "/me/week?week=2026-W42").andExpect(content().string(not(containsString("提示："))));
  }

  private void file(String officer, String words) {
    cast.complete(cast.taskOf(officer, FILL), Map.of("action", "FILE", "content", words));
  }

  private void fileNext(String officer, String words) {
    var task =
        cast.tasksOf(officer, FILL).stream()
            .filter(one -> cast.sheet(one).path("title").asText().contains("43周"))
            .findFirst()
            .orElseThrow();
    cast.complete(task, Map.of("action", "FILE", "content", words));
  }

  private ResultActions note(String day, String words) throws Exception {
    return http.perform(
        post("/me/week/notes")
            .param("week", WEEK)
            .param(day, words)
            .with(user("A1").roles("OFFICER"))
            .with(csrf()));
  }

  private ResultActions bring(String officer, String name, byte[] content) throws Exception {
    return http.perform(
        post("/me/week/files?week=" + WEEK)
            .queryParam("name", name)
            .contentType(MediaType.APPLICATION_OCTET_STREAM)
            .content(content)
            .with(user(officer).roles("OFFICER"))
            .with(csrf().asHeader()));
  }

  private ResultActions page(String person, String path) throws Exception {
    return page(person, path, 200);
  }

  private ResultActions page(String person, String path, int status) throws Exception {
    return http.perform(get(path).with(user(person).roles("OFFICER", "SUPERVISOR")))
        .andExpect(status().is(status));
  }
}
