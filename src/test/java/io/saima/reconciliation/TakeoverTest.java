package io.saima.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.saima.calendar.Quarter;
import io.saima.organization.CountyImported;
import io.saima.organization.Officers;
import io.saima.organization.PostClass;
import io.saima.plan.IndicatorInputs;
import io.saima.plan.IndicatorScope;
import io.saima.reconciliation.StatementDocument.Baseline;
import io.saima.reconciliation.StatementDocument.Line;
import io.saima.scoring.Indicator;
import io.saima.scoring.IndicatorScores;
import io.saima.scoring.Light;
import io.saima.scoring.Policy;
import io.saima.scoring.Rational;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestFigures;
import io.saima.support.TestFiles;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.web.servlet.MockMvc;

/** What somebody finds who takes over a post in the middle of its plan. */
@SaimaTest
class TakeoverTest {

  private static final YearMonth JULY = YearMonth.parse("2026-07");
  private static final YearMonth AUGUST = YearMonth.parse("2026-08");

  @Autowired TestFiles files;
  @Autowired TestFigures figures;
  @Autowired TestClock clock;
  @Autowired Officers officers;
  @Autowired IndicatorInputs inputs;
  @Autowired Statements statements;
  @Autowired StatementPress press;
  @Autowired ApplicationEventPublisher events;
  @Autowired MockMvc mvc;

  /** P2 has been there for years; P1 comes on August 10. */
  @BeforeEach
  void somebodyComesInTheMiddleOfTheQuarter() {
    clock.set("2026-07-01T09:00");
    files.units("UA,甲局,行政,,,OWN,", "UB,乙局,行政,,,OWN,");
    files.officers(
        "L1,某书记,UA,书记,正职,行政,县处级正职,,NORMAL,2010-01-04,,,,",
        "P1,某乙,UA,科员,一般,行政,二级科员,L1,NORMAL,2020-01-01,,,,",
        "P2,某丙,UB,科员,一般,行政,二级科员,L1,NORMAL,2020-01-01,,,,");
    String plan = figures.plan("UB", PostClass.GENERAL, "2026-Q3");
    figures.latent(plan, "I1", "老旧小区改造", "30", "100");
    figures.latent(plan, "I2", "党组织整顿", "10", "10");
    figures.level(plan, "I3", "办结率", IndicatorScope.UNIT, "40", "100");
    figures.level(plan, "I4", "台账更新", IndicatorScope.UNIT, "20", "10");
    figures.actual(plan, "I1", "", "2026-07", "60");
    figures.actual(plan, "I2", "", "2026-07", "10");
    figures.actual(plan, "I3", "", "2026-07", "85");
    figures.actual(plan, "I4", "", "2026-07", "5");
    figures.actual(plan, "I1", "", "2026-08", "62");
    figures.actual(plan, "I2", "", "2026-08", "10");
    figures.actual(plan, "I3", "", "2026-08", "85");
    clock.set("2026-08-20T09:00");
    files.officers("P1,某乙,UB,科员,一般,行政,二级科员,L1,NORMAL,2020-01-01,2026-08-10,,2026-08-10,");
    clock.set("2026-09-04T09:00");
    reconciled();
  }

  private void reconciled() {
    events.publishEvent(new CountyImported(Set.of("indicator-actuals")));
    clock.runJobs();
  }

  private StatementDocument statement(String officer, YearMonth month) {
    return press.read(statements.published(officer, month.toString()).orElseThrow());
  }

  private List<Indicator> quarter(String officer, String quarter) {
    return inputs
        .ofQuarter(
            List.of(officers.findById(officer).orElseThrow()),
            Quarter.parse(quarter),
            Policy.DEFAULT)
        .get(officer)
        .inputs();
  }

  @Test
  void whatTheFormerHolderLeftUndoneIsABaselineAndNoLineOfTheStatement() throws Exception {
    StatementDocument his = statement("P1", AUGUST);
    assertThat(his.came()).isEqualTo("2026-08-10");
    assertThat(his.lines()).extracting(Line::code).containsExactly("I2", "I3", "I4");
    assertThat(his.baselines())
        .extracting(Baseline::code, Baseline::month, Baseline::actual, Baseline::weightless)
        .containsExactly(
            tuple("I1", "2026-07", "60", true),
            tuple("I2", "2026-07", "10", false),
            tuple("I3", "2026-07", "85", false),
            tuple("I4", "2026-07", "5", false));
    mvc.perform(get("/me/statements/2026-08").with(user("P1").roles("OFFICER")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("到任前的基线（不计分）")))
        .andExpect(content().string(containsString("您自2026年8月10日起任现岗位")))
        .andExpect(content().string(containsString("以下是到任前本单位的数据，只作基线")))
        .andExpect(content().string(containsString("该数据不计分，到任后的数据按方案计分")))
        .andExpect(content().string(containsString("权重为0，待新的考核方案定下目标后再计")));
    mvc.perform(get("/me/statements/2026-08").with(user("P2").roles("OFFICER")))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("基线"))));
  }

  @Test
  void aMonthBeforeHeCameNeitherDarkensHisLightNorEntersHisScore() {
    assertThat(statement("P2", AUGUST).line("I3").orElseThrow().light())
        .as("yellow twice running")
        .isEqualTo(Light.RED);
    Line his = statement("P1", AUGUST).line("I3").orElseThrow();
    assertThat(his.light()).isEqualTo(Light.YELLOW);
    assertThat(his.actualBefore()).isNull();

    IndicatorScores hisQuarter =
        IndicatorScores.of(Policy.DEFAULT, quarter("P1", "2026-Q3"), List.of());
    assertThat(hisQuarter.appliedWeight()).isEqualTo(Rational.of(70));
    assertThat(hisQuarter.reasons())
        .as("July's five of ten are not his; of his own time there is no figure")
        .containsExactly("NO_DATA:I4");
    IndicatorScores others =
        IndicatorScores.of(Policy.DEFAULT, quarter("P2", "2026-Q3"), List.of());
    assertThat(others.appliedWeight()).isEqualTo(Rational.of(100));
    assertThat(others.reasons()).isEmpty();
  }

  @Test
  void whoWasElsewhereForTwoWeeksAndCameBackAnswersForWhatHeHadBefore() {
    files.officers("P3,某丁,UB,科员,一般,行政,二级科员,L1,NORMAL,2020-01-01,2020-01-01,,2020-01-01,");
    files.officers("P3,某丁,UA,科员,一般,行政,二级科员,L1,NORMAL,2020-01-01,2026-08-06,,2026-08-06,");
    files.officers("P3,某丁,UB,科员,一般,行政,二级科员,L1,NORMAL,2020-01-01,2026-08-20,,2026-08-20,");
    reconciled();
    isJudgedAsTheOthersOfThePost("P3");
  }

  @Test
  void aWrongPostThatWasPutRightTheNextDayFreesNobodyOfHisFigures() {
    files.officers("P3,某丁,UB,科员,一般,行政,二级科员,L1,NORMAL,2020-01-01,2020-01-01,,2020-01-01,");
    files.officers("P3,某丁,UB,科长,中层,行政,二级科员,L1,NORMAL,2020-01-01,2026-08-12,,2020-01-01,");
    clock.set("2026-09-05T09:00");
    files.officers("P3,某丁,UB,科员,一般,行政,二级科员,L1,NORMAL,2020-01-01,2026-08-13,,2020-01-01,");
    reconciled();
    isJudgedAsTheOthersOfThePost("P3");
  }

  private void isJudgedAsTheOthersOfThePost(String officer) {
    StatementDocument his = statement(officer, AUGUST);
    assertThat(his.came()).isNull();
    assertThat(his.baselines()).isEmpty();
    assertThat(his.lines()).isEqualTo(statement("P2", AUGUST).lines());
    assertThat(quarter(officer, "2026-Q3")).isEqualTo(quarter("P2", "2026-Q3"));
  }

  @Test
  void whoCameTwiceTookOverWhenHeCameFirst() {
    files.officers("P3,某丁,UA,科员,一般,行政,二级科员,L1,NORMAL,2020-01-01,2020-01-01,,2020-01-01,");
    files.officers("P3,某丁,UB,科员,一般,行政,二级科员,L1,NORMAL,2020-01-01,2026-08-03,,2026-08-03,");
    files.officers("P3,某丁,UA,科员,一般,行政,二级科员,L1,NORMAL,2020-01-01,2026-08-10,,2026-08-10,");
    files.officers("P3,某丁,UB,科员,一般,行政,二级科员,L1,NORMAL,2020-01-01,2026-08-24,,2026-08-24,");
    reconciled();
    assertThat(statement("P3", AUGUST).came()).isEqualTo("2026-08-03");
  }

  @Test
  void theFormerRecordStaysAndTheOthersOfThePostAreJudgedAsBefore() {
    assertThat(statement("P2", JULY).line("I1").orElseThrow().light()).isEqualTo(Light.RED);
    assertThat(statement("P2", AUGUST).line("I1").orElseThrow().actual()).isEqualTo("62");
    assertThat(statement("P2", AUGUST).baselines()).isEmpty();
    assertThat(statement("P1", JULY).planCode()).as("he was elsewhere").isNull();
  }

  @Test
  void aContinuedPlanAgreesNothingNewAndANewOneGivesTheWeightBack() {
    assertThat(quarter("P1", "2026-Q4"))
        .filteredOn(one -> !one.applicable())
        .extracting(Indicator::code)
        .containsExactly("I1");
    String next = figures.plan("UB", PostClass.GENERAL, "2026-Q4");
    figures.latent(next, "I1", "老旧小区改造", "100", "80");
    assertThat(quarter("P1", "2026-Q4")).allMatch(Indicator::applicable);
  }
}
