package io.saima.reconciliation;

import static io.saima.plan.IndicatorScope.OFFICER;
import static io.saima.plan.IndicatorScope.UNIT;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.saima.organization.CountyImported;
import io.saima.organization.PostClass;
import io.saima.support.Cast;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.TestFigures;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.ResultMatcher;

/** Who sees which warnings, and what the pages say of them. */
@SaimaTest
class WarningPagesTest {

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired TestFigures figures;
  @Autowired ApplicationEventPublisher events;
  @Autowired WarningRows rows;

  private String plan;

  /** A1 is red in I1, the whole post in I2. */
  @BeforeEach
  void aRedOfficerAndARedUnit() {
    county.small();
    clock.set("2026-11-02T09:00");
    plan = figures.plan("U1", PostClass.GENERAL, "2026-Q4");
    figures.flow(plan, "I1", "办件数", OFFICER, "40", "300");
    figures.level(plan, "I2", "满意率", UNIT, "40", "90");
    figures.level(plan, "I3", "台账更新", OFFICER, "20", "10");
    figures.actual(plan, "I1", "A1", "2026-10", "60");
    figures.actual(plan, "I2", "", "2026-10", "50");
    imported();
  }

  private void imported() {
    events.publishEvent(new CountyImported(Set.of("indicator-actuals")));
    clock.runJobs();
  }

  @Test
  void whoeverHasARoleTowardsTheOfficerSeesHisWarningAndNobodyElse() throws Exception {
    String own = number("办件数");
    for (String reader : List.of("A1", "D1", "H1", "L1")) {
      one(reader, "OFFICER", own).andExpect(status().isOk());
    }
    for (String stranger : List.of("A2", "Z2")) {
      one(stranger, "OFFICER", own).andExpect(status().isNotFound());
    }
    one("organization", "ORGANIZATION", own).andExpect(status().isOk());
    one("discipline", "DISCIPLINE", own).andExpect(status().isOk());
    county.relation("A1", "H1");
    one("H1", "OFFICER", own).andExpect(status().isNotFound());
    list("H1", "OFFICER", "").andExpect(lacks("办件数"));
    for (String guess : List.of("W-999999", "W-0", "W-x", "1", "R-1")) {
      one("organization", "ORGANIZATION", guess).andExpect(status().isNotFound());
    }
  }

  @Test
  void aWholePostSeesTheWarningOfWhatItShares() throws Exception {
    String shared = number("满意率");
    for (String reader : List.of("A1", "A2", "A3", "H1", "L1")) {
      one(reader, "OFFICER", shared).andExpect(status().isOk()).andExpect(has("统一办理，其他人不用填报"));
    }
    one("Z2", "OFFICER", shared).andExpect(status().isNotFound());
    list("A2", "OFFICER", "").andExpect(has("满意率")).andExpect(lacks("办件数"));
    mvc.perform(get("/me/statements/2026-10").with(user("A2").roles("OFFICER")))
        .andExpect(has("/warnings/" + shared))
        .andExpect(has("预警待报措施"));
  }

  @Test
  void thePageTellsWhatWasDoneAndEscapesWhatPeopleWrote() throws Exception {
    String own = number("办件数");
    cast.complete(
        cast.taskOf("A1", "task_planMeasures"),
        Map.of("measures", "每周<b>调度</b>", "choice", "WATCH"));
    cast.complete(cast.taskOf("D1", "task_acceptMeasures"), Map.of("decision", "ACCEPT"));
    one("A1", "OFFICER", own)
        .andExpect(has("每周&lt;b&gt;调度&lt;/b&gt;"))
        .andExpect(has("60% 红灯：实际60件"))
        .andExpect(has("告知分管领导"))
        .andExpect(has("认可措施"))
        .andExpect(has("/me/statements/2026-10"));
    one("D1", "OFFICER", own).andExpect(has("/statements/A1/2026-10"));
  }

  @Test
  void theListIsFilteredAndPagedAndSaysWhatIsLeftOfTheTime() throws Exception {
    list("Z2", "OFFICER", "").andExpect(has("没有与您有关、正在办理的预警"));
    list("A1", "OFFICER", "").andExpect(has("还剩5个工作日")).andExpect(has("待报措施"));
    list("organization", "ORGANIZATION", "?light=YELLOW").andExpect(has("没有符合条件的预警"));
    list("organization", "ORGANIZATION", "?light=RED&unit=U1").andExpect(has("办件数"));
    list("organization", "ORGANIZATION", "?unit=U0").andExpect(lacks("办件数"));
    list("D1", "OFFICER", "?ended=true&page=9").andExpect(has("没有符合条件的预警"));
    clock.set("2026-11-09T10:00");
    list("A1", "OFFICER", "").andExpect(has("今天到期"));
    clock.set("2026-11-10T10:00");
    list("A1", "OFFICER", "").andExpect(has("已逾期"));
    for (int i = 10; i < 61; i++) {
      county.officer("B" + i, "U1", PostClass.GENERAL, "D1");
      figures.actual(plan, "I1", "B" + i, "2026-10", "50");
    }
    imported();
    list("D1", "OFFICER", "").andExpect(has("第 1 页，共 2 页"));
    list("organization", "ORGANIZATION", "?page=2").andExpect(has("第 2 页，共 2 页"));
    list("organization", "ORGANIZATION", "?page=9").andExpect(has("第 2 页，共 2 页"));
  }

  private String number(String indicator) {
    return rows.findAll().stream()
        .filter(warning -> warning.indicatorName().equals(indicator))
        .findFirst()
        .orElseThrow()
        .number();
  }

  private ResultActions one(String reader, String role, String number) throws Exception {
    return mvc.perform(get("/warnings/" + number).with(user(reader).roles(role)));
  }

  private ResultActions list(String reader, String role, String query) throws Exception {
    return mvc.perform(get("/warnings" + query).with(user(reader).roles(role)))
        .andExpect(status().isOk());
  }

  private static ResultMatcher has(String text) {
    return content().string(containsString(text));
  }

  private static ResultMatcher lacks(String text) {
    return content().string(not(containsString(text)));
  }
}
