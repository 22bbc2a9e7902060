package io.saima.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import io.saima.calendar.Quarter;
import io.saima.organization.CurrentCounty;
import io.saima.organization.Officer;
import io.saima.organization.OfficerStatus;
import io.saima.organization.Officers;
import io.saima.organization.Pooling;
import io.saima.organization.PostClass;
import io.saima.organization.PostType;
import io.saima.organization.RankLevel;
import io.saima.organization.Unit;
import io.saima.organization.UnitKind;
import io.saima.organization.Units;
import io.saima.support.SaimaTest;
import io.saima.support.Statements;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.ResultMatcher;

/** The pages of reviews and races in a region of 1,500 bodies. */
@SaimaTest
class ManyBodiesTest {

  private static final int BODIES = 1_500;
  private static final Quarter QUARTER = Quarter.parse("2026-Q3");

  /** Some for each line of a page; with one for each body it would be thousands. */
  private static final int MOST_STATEMENTS = 300;

  private static final UserRequestPostProcessor DEPARTMENT =
      user("organization").roles("ORGANIZATION");

  @Autowired MockMvc mvc;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired CurrentCounty current;
  @Autowired Units units;
  @Autowired Officers officers;
  @Autowired JdbcTemplate jdbc;

  private int asked;

  @BeforeEach
  void eachUnitIsABody() {
    clock.set("2026-10-08T09:00");
    county.small();
    List<Unit> offices = new ArrayList<>();
    List<Officer> people = new ArrayList<>();
    for (int i = 1; i <= BODIES; i++) {
      String unit = "B%04d".formatted(i);
      offices.add(new Unit(unit, "第" + i + "局", UnitKind.ORGAN, null, null, Pooling.OWN, null));
      people.add(officer(unit + "H", unit, PostClass.PRINCIPAL, "L1"));
      people.add(officer(unit + "A", unit, PostClass.GENERAL, unit + "H"));
      people.add(officer(unit + "B", unit, PostClass.GENERAL, unit + "H"));
    }
    units.saveAll(offices);
    officers.saveAll(people);
    current.changed();
  }

  private static Officer officer(String id, String unit, PostClass post, String supervisor) {
    return new Officer(
        id,
        "某" + id,
        unit,
        post.label(),
        post,
        PostType.ADMINISTRATION,
        post == PostClass.PRINCIPAL ? RankLevel.TOWNSHIP_PRINCIPAL : RankLevel.UNRANKED,
        supervisor,
        OfficerStatus.NORMAL,
        LocalDate.parse("2020-01-01"),
        null,
        null,
        null,
        null);
  }

  private void everyReviewHasBegun() {
    LocalDateTime now = LocalDateTime.parse("2026-10-08T09:00");
    List<Object[]> reviews = new ArrayList<>();
    List<Object[]> members = new ArrayList<>();
    List<Object[]> runners = new ArrayList<>();
    for (int i = 1; i <= BODIES; i++) {
      String unit = "B%04d".formatted(i);
      String id = QUARTER + "/" + unit;
      reviews.add(
          new Object[] {
            id, QUARTER.toString(), unit, "默认", "{}", now, now.plusDays(8), "COLLECTING"
          });
      runners.add(new Object[] {id, unit + "H", 1});
      runners.add(new Object[] {id, unit + "A", 2});
      for (Object[] runner : runners.subList(runners.size() - 2, runners.size())) {
        members.add(
            new Object[] {
              id, QUARTER.toString(), runner[1], unit, "GENERAL", "ADMINISTRATION", "2020-01-01"
            });
      }
    }
    jdbc.batchUpdate(
        "insert into review (id, quarter_code, body_code, policy_version, policy, opened_at,"
            + " closes_at, state) values (?,?,?,?,?,?,?,?)",
        reviews);
    jdbc.batchUpdate(
        "insert into review_member (review_id, quarter_code, officer_id, unit_code, post_class,"
            + " post_type, post_since) values (?,?,?,?,?,?,?)",
        members);
    jdbc.batchUpdate(
        "insert into race_entry (review_id, officer_id, place) values (?,?,?)", runners);
  }

  /** Opens a page; how much it asks of the database has nothing to do with how many bodies are. */
  private ResultActions page(UserRequestPostProcessor reader, String path) throws Exception {
    AtomicReference<ResultActions> page = new AtomicReference<>();
    int statements = Statements.of(() -> page.getAndSet(mvc.perform(get(path).with(reader))));
    asked += statements;
    assertThat(statements).as(path).isLessThan(MOST_STATEMENTS);
    return page.get();
  }

  @AfterEach
  void theCountCounts() {
    assertThat(asked).isPositive();
  }

  @Test
  void thePreviewOfWhoRatesWhomComesPageByPage() throws Exception {
    page(DEPARTMENT, "/reviews/2026-Q4").andExpect(has("第 1 页，共 76 页"));
    page(DEPARTMENT, "/reviews/2026-Q4?page=75").andExpect(has("第1481局"));
    page(DEPARTMENT, "/reviews/2026-Q4/B0001").andExpect(has("某B0001A"));
  }

  @Test
  void theReviewsThatHaveBegunComePageByPage() throws Exception {
    everyReviewHasBegun();
    page(DEPARTMENT, "/reviews/2026-Q3").andExpect(has("第 1 页，共 76 页")).andExpect(has("测评中"));
    page(DEPARTMENT, "/reviews/2026-Q3/B0001").andExpect(has("某B0001A"));
  }

  @Test
  void everybodyFindsHisRaceAndTheDepartmentAllOfThemPageByPage() throws Exception {
    everyReviewHasBegun();
    page(DEPARTMENT, "/race")
        .andExpect(has("第30局"))
        .andExpect(has("第 1 页，共 50 页"))
        .andExpect(hasNot("第31局"));
    page(DEPARTMENT, "/race?page=2").andExpect(has("第31局"));
    page(user("B0700A").roles("OFFICER"), "/race")
        .andExpect(has("第700局"))
        .andExpect(hasNot("第701局"));
    page(user("B0700B").roles("OFFICER"), "/race").andExpect(hasNot("第700局"));
  }

  @Test
  void aSuperiorFindsWhoeverIsBelowHimAndNobodyElse() throws Exception {
    page(user("L1").roles("OFFICER"), "/people?q=B1500B").andExpect(has("某B1500B"));
    page(user("B0700H").roles("OFFICER"), "/people")
        .andExpect(has("某B0700A"))
        .andExpect(has("某B0700B"))
        .andExpect(has("共 3 人"));
  }

  private static ResultMatcher has(String text) {
    return content().string(containsString(text));
  }

  private static ResultMatcher hasNot(String text) {
    return content().string(not(containsString(text)));
  }
}
