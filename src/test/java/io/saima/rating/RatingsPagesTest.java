package io.saima.rating;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.saima.calendar.Quarter;
import io.saima.organization.ClosedQuarters;
import io.saima.organization.ClosedQuarters.Part;
import io.saima.support.Cast;
import io.saima.support.RatedServices;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** What an officer and the organization department see of citizens' answers. */
@SaimaTest
class RatingsPagesTest {

  @Autowired MockMvc mvc;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired Cast cast;
  @Autowired JdbcTemplate jdbc;
  @Autowired RatedServices services;
  @Autowired OwnRatings own;
  @Autowired ClosedQuarters closed;
  @Autowired CitizensVoices voices;

  @BeforeEach
  void county() {
    county.small();
    clock.set("2026-11-02T09:00");
  }

  @Test
  void anOfficerSeesNothingOfFewerThanThreeCitizensNorByComparingTwoMondays() {
    rated("E1", "c1", 3, "排队太久", "2026-11-02T10:00");
    rated("E2", "c2", 9, null, "2026-11-03T10:00");
    rated("E3", "c1", 4, null, "2026-11-04T10:00");
    clock.set("2026-11-09T09:00");
    assertThat(own.of("A1").count()).as("two citizens").isZero();
    rated("E4", "c3", 10, null, "2026-11-10T10:00");
    assertThat(own.of("A1").count()).as("the third one's week is not over").isZero();
    clock.set("2026-11-16T09:00");
    assertThat(own.of("A1").count()).isEqualTo(4);
    assertThat(own.of("A1").mean()).isEqualTo(6.5);
    assertThat(own.of("A1").comments()).containsExactly("排队太久");

    rated("E5", "c4", 1, "一个人的留言", "2026-11-17T10:00");
    rated("E6", "c5", 1, null, "2026-11-18T10:00");
    clock.set("2026-11-23T09:00");
    assertThat(own.of("A1").count()).as("two more would be found by subtraction").isEqualTo(4);
    rated("E7", "c6", 8, null, "2026-11-24T10:00");
    clock.set("2026-11-30T09:00");
    assertThat(own.of("A1").count()).isEqualTo(7);
    // They go as they came, together.
    clock.set("2027-04-01T09:00");
    assertThat(own.of("A1").count()).isZero();
  }

  @Test
  void whoSawTheGroupsFindsNoneOfFewerThanThreeInASum() {
    for (int i = 1; i <= 3; i++) {
      rated("E" + i, "c" + i, 8, null, "2026-11-03T10:00");
    }
    clock.set("2026-11-09T09:00");
    assertThat(own.leavesFew("A1", Set.of())).isFalse();
    assertThat(own.leavesFew("A1", events(1, 3))).isFalse();
    assertThat(own.leavesFew("A1", events(1, 2))).as("not all of the group count").isTrue();
    rated("E4", "c4", 1, null, "2026-11-10T10:00");
    assertThat(own.leavesFew("A1", events(1, 3))).isFalse();
    assertThat(own.leavesFew("A1", events(1, 4))).as("the fourth is left over").isTrue();
    for (int i = 5; i <= 7; i++) {
      rated("E" + i, "c" + i, 8, null, "2026-11-11T10:00");
    }
    assertThat(own.leavesFew("A1", events(1, 7))).as("four are left over").isFalse();
    clock.set("2026-11-16T09:00");
    assertThat(own.leavesFew("A1", events(1, 7))).isFalse();
    assertThat(own.leavesFew("A1", events(1, 6)))
        .as("three of the second group count, and one does not")
        .isTrue();
    assertThat(own.leavesFew("A1", events(4, 7))).as("another quarter's group").isFalse();
  }

  @Test
  void whatCameAfterTheCutOffIsNotShownTogetherWithWhatTheQuarterCounts() {
    for (int i = 1; i <= 3; i++) {
      rated("E" + i, "c" + i, 8, null, "2026-11-03T10:00");
    }
    closed.close(Quarter.parse("2026-Q4"), Part.INPUTS, LocalDateTime.parse("2026-11-04T18:00:00"));
    clock.set("2026-11-04T19:00");
    assertThat(own.leavesFew("A1", events(1, 3))).as("his result tells of three").isFalse();
    rated("E4", "c4", 1, null, "2026-11-05T10:00");
    clock.set("2026-11-09T09:00");
    assertThat(own.of("A1").count()).as("beside the result a fourth would be found").isEqualTo(3);
    assertThat(own.leavesFew("A1", events(1, 3))).isFalse();
    rated("E5", "c5", 8, null, "2026-11-10T10:00");
    rated("E6", "c6", 8, null, "2026-11-10T11:00");
    clock.set("2026-11-16T09:00");
    assertThat(own.of("A1").count()).isEqualTo(6);
  }

  @Test
  void addressesThatAnOfficerEnteredHimselfDoNotUncoverACitizen() {
    rated("E1", "c1", 2, "一个人的留言", "2026-11-03T10:00");
    rated("E2", "own1", 9, null, "2026-11-03T11:00");
    rated("E3", "own2", 9, null, "2026-11-03T12:00");
    entered("E2", "A1");
    entered("E3", "A1");
    clock.set("2026-11-09T09:00");
    assertThat(own.of("A1").count()).isZero();
    assertThat(own.leavesFew("A1", events(1, 3))).isTrue();
    rated("E4", "c2", 8, null, "2026-11-10T10:00");
    rated("E5", "c3", 8, null, "2026-11-10T11:00");
    entered("E5", "A2");
    clock.set("2026-11-16T09:00");
    assertThat(own.of("A1").count()).as("they come with the others").isEqualTo(5);
    assertThat(own.leavesFew("A1", events(1, 5))).isFalse();
  }

  @Test
  void theMeanOfWhatSomebodyEnteredHimselfIsOfThreeCitizens() throws Exception {
    for (int i = 1; i <= 3; i++) {
      rated("E" + i, "own1", 9, null, "2026-10-30T1" + i + ":00");
      entered("E" + i, "A1");
      rated("E" + (i + 3), "c1", 4, null, "2026-10-30T1" + i + ":00");
    }
    assertThat(voices.selfEntered())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.ratings()).isEqualTo(3);
              assertThat(one.mean()).as("three ratings of one citizen").isNull();
              assertThat(one.otherMean()).isNull();
            });
    for (int i = 7; i <= 8; i++) {
      rated("E" + i, "own" + i, 9, null, "2026-10-30T10:00");
      entered("E" + i, "A1");
      rated("E" + (i + 2), "c" + i, 4, null, "2026-10-30T10:00");
    }
    assertThat(voices.selfEntered())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.mean()).isEqualTo(9.0);
              assertThat(one.otherMean()).isEqualTo(4.0);
            });
  }

  private void entered(String event, String by) {
    jdbc.update(
        "insert into rating_request (event_id, contact_kind, state, tries, registered_by,"
            + " received_at) values (?, 'PHONE', 'SENT', 1, ?, ?)",
        event,
        by,
        LocalDateTime.parse("2026-10-30T09:00"));
  }

  private static Set<String> events(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(i -> "E" + i).collect(toSet());
  }

  @Test
  void anOfficersPageShowsNoTimeNoContactAndNobodyElses() throws Exception {
    for (int i = 1; i <= 3; i++) {
      rated("E" + i, "c" + i, 8, i == 1 ? "<b>谢谢</b>" : null, "2026-11-03T10:0" + i);
    }
    clock.set("2026-11-09T09:00");
    page("/me/ratings", "A1", "OFFICER")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("&lt;b&gt;谢谢&lt;/b&gt;")))
        .andExpect(content().string(not(containsString("2026-11-03"))))
        .andExpect(content().string(not(containsString("hash-c1"))));
    page("/me/ratings", "A2", "OFFICER").andExpect(content().string(containsString("还没有可以显示的评价")));
  }

  @Test
  void onlyTheOrganizationDepartmentReadsComments() throws Exception {
    rated("E1", "c1", 3, "排队太久", "2026-11-02T08:00");
    for (String role : new String[] {"OFFICER", "SUPERVISOR", "DISCIPLINE", "ADMIN"}) {
      page("/ratings", "H1", role).andExpect(status().isForbidden());
      rectify("H1", role, "E1", "等候时间长").andExpect(status().isForbidden());
    }
    page("/ratings", "Z1", "ORGANIZATION")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("排队太久")))
        .andExpect(content().string(not(containsString("hash-c1"))));
  }

  @Test
  void besideACommentStandsNeitherScoreNorTag() throws Exception {
    rated("E1", "c1", 3, "排队太久", "2026-11-02T08:00");
    jdbc.update("update rating set tags = '推诿拖延;多次跑腿' where event_id = 'E1'");
    page("/ratings", "Z1", "ORGANIZATION")
        .andExpect(content().string(containsString("排队太久")))
        .andExpect(content().string(not(containsString("3分"))))
        .andExpect(content().string(not(containsString("推诿拖延"))));
  }

  @Test
  void aSuggestionBecomesAnItemOnceWithItsDaysCountedDown() throws Exception {
    rated("E1", "c1", 3, "排队太久", "2026-11-02T08:00");
    rectify("Z1", "ORGANIZATION", "E1", "").andExpect(flash().attribute("refused", "“问题”必须填写。"));
    rectify("Z1", "ORGANIZATION", "E1", "群众反映等候时间长")
        .andExpect(flash().attribute("done", containsString("已转为整改事项R-")));
    rectify("Z1", "ORGANIZATION", "E1", "又一次");
    assertThat(cast.tasksOf("A1", "task_plan")).hasSize(1);
    page("/ratings", "Z1", "ORGANIZATION")
        .andExpect(content().string(containsString("倒计时")))
        .andExpect(content().string(containsString("/rectifications/R-")));
    rectify("Z1", "ORGANIZATION", "NONE", "没有")
        .andExpect(flash().attribute("refused", containsString("没有这条留言")));
  }

  @Test
  void aLineBreakOfAProblemIsOneCharacterAsTheBrowserCountsIt() throws Exception {
    rated("E1", "c1", 3, "排队太久", "2026-11-02T08:00");
    rectify("Z1", "ORGANIZATION", "E1", "长".repeat(1001))
        .andExpect(flash().attribute("refused", "“问题”不能超过1000字，现有1001字。"));
    rectify("Z1", "ORGANIZATION", "E1", "久\r\n".repeat(499) + "太久")
        .andExpect(flash().attribute("done", containsString("已转为整改事项R-")));
  }

  @Test
  void aReaderOfTheDepartmentSeesNothingAboutHimselfAndHisRelations() throws Exception {
    rated("E1", "c1", 3, "排队太久", "2026-11-02T08:00");
    page("/ratings", "Z1", "ORGANIZATION").andExpect(content().string(containsString("排队太久")));
    county.relation("Z1", "A1");
    page("/ratings", "Z1", "ORGANIZATION").andExpect(content().string(not(containsString("排队太久"))));
    rectify("Z1", "ORGANIZATION", "E1", "等候时间长")
        .andExpect(flash().attribute("refused", containsString("您须回避")));
  }

  @Test
  void whatIsKeptFromAReaderTakesNoPlaceOnHisPages() throws Exception {
    rated("A2", "OLD", "c0", 3, "门口没有标识", "2026-11-01T08:00");
    for (int i = 10; i < 41; i++) {
      rated("E" + i, "c" + i, 3, "排队太久", "2026-11-02T08:" + i);
    }
    page("/ratings", "Z1", "ORGANIZATION")
        .andExpect(content().string(not(containsString("门口没有标识"))))
        .andExpect(content().string(containsString("第1页，共2页")));
    county.relation("Z1", "A1");
    page("/ratings", "Z1", "ORGANIZATION")
        .andExpect(content().string(containsString("门口没有标识")))
        .andExpect(content().string(not(containsString("排队太久"))))
        .andExpect(content().string(not(containsString("下一页"))));
    assertThat(voices.count("Z1")).isEqualTo(1);
  }

  private ResultActions page(String path, String person, String role) throws Exception {
    return mvc.perform(get(path).with(user(person).roles(role)));
  }

  private ResultActions rectify(String person, String role, String event, String problem)
      throws Exception {
    return mvc.perform(
        post("/ratings/{event}/rectification", event)
            .param("problemClass", "WORK_STYLE")
            .param("problem", problem)
            .param("task", "增设窗口")
            .with(user(person).roles(role))
            .with(csrf()));
  }

  private void rated(String event, String citizen, int score, String comment, String at) {
    rated("A1", event, citizen, score, comment, at);
  }

  private void rated(
      String officer, String event, String citizen, int score, String comment, String at) {
    services.rated(event, officer, citizen, score, comment, LocalDateTime.parse(at).minusHours(1));
  }
}
