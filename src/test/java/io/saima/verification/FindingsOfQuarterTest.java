package io.saima.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.organization.PostClass;
import io.saima.organization.Punishment;
import io.saima.organization.PunishmentKind;
import io.saima.plan.Direction;
import io.saima.plan.IndicatorModule;
import io.saima.plan.IndicatorScope;
import io.saima.plan.IndicatorSystem;
import io.saima.plan.Measure;
import io.saima.plan.Plan;
import io.saima.plan.PlanIndicator;
import io.saima.plan.PostPlan;
import io.saima.scoring.Adjustment;
import io.saima.scoring.Fact.Type;
import io.saima.scoring.Rational;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsOfQuarterTest {

  private static final LocalDate DAY = LocalDate.parse("2026-08-20");
  private static final PostPlan PLAN =
      new PostPlan(
          new Plan("P1", "U1", PostClass.GENERAL, "2026-Q3", "方案"),
          List.of(
              new PlanIndicator(
                  "P1",
                  "I1",
                  "L1",
                  "走访",
                  IndicatorModule.COMMON,
                  IndicatorSystem.ACHIEVEMENT,
                  new BigDecimal("100"),
                  "户",
                  Direction.HIGHER,
                  Measure.FLOW,
                  IndicatorScope.OFFICER,
                  new BigDecimal("30"),
                  true,
                  false,
                  false,
                  null)));

  @Test
  void verifiedFactsCountAsHeardAndOthersGoInWithoutEffect() {
    Findings found =
        findings(
            fact(FactKind.FALSIFICATION, DAY, "P1", null),
            fact(FactKind.POLITICAL_DISCIPLINE, null, null, null),
            fact(FactKind.RECTIFICATION_OVERDUE, DAY, null, null));
    assertThat(found.facts())
        .containsExactly(
            new io.saima.scoring.Fact(Type.FALSIFICATION, "文号", true, true, "I1"),
            new io.saima.scoring.Fact(Type.MORAL_VETO, "文号", false, false, null),
            new io.saima.scoring.Fact(Type.RECTIFICATION_OVERDUE, "文号", true, true, null));
  }

  @Test
  void aFalsifiedFigureOfAnotherPlanHasNoPlaceInTheScore() {
    assertThat(findings(fact(FactKind.FALSIFICATION, DAY, "P2", null)).facts()).isEmpty();
    assertThat(
            FindingsOfQuarter.findings(
                    List.of(fact(FactKind.FALSIFICATION, DAY, "P1", null)),
                    List.of(),
                    List.of(),
                    null)
                .facts())
        .isEmpty();
  }

  @Test
  void commendationsAndDeductionsCountOnceVerified() {
    Findings found =
        findings(
            fact(FactKind.COMMENDATION, DAY, null, "2"),
            fact(FactKind.DEDUCTION, DAY, null, "-1.5"),
            fact(FactKind.COMMENDATION, null, null, "5"));
    assertThat(found.adjustments())
        .containsExactly(
            new Adjustment(Adjustment.Kind.COMMENDATION, Rational.of("2"), "文号"),
            new Adjustment(Adjustment.Kind.DEDUCTION, Rational.of("1.5"), "文号"));
    assertThat(found.facts()).isEmpty();
  }

  @Test
  void retaliationAndPublicOpinionHaveNoScore() {
    assertThat(
            findings(
                fact(FactKind.RETALIATION, DAY, null, null),
                fact(FactKind.PUBLIC_OPINION, DAY, null, null)))
        .isEqualTo(Findings.NONE);
  }

  @Test
  void warningsInForceAndSpecialMeritsAreFacts() {
    Findings found =
        FindingsOfQuarter.findings(
            List.of(),
            List.of(new SpecialMerit("E1", "A1", "抗洪", DAY, "带队", "表彰1号")),
            List.of(new Punishment("A1", PunishmentKind.WARNING, DAY, "处分1号")),
            PLAN);
    assertThat(found.facts())
        .containsExactly(
            new io.saima.scoring.Fact(Type.WARNING, "处分1号", true, true, null),
            new io.saima.scoring.Fact(Type.SPECIAL_MERIT, "表彰1号", true, true, null));
  }

  private static Findings findings(Fact... facts) {
    return FindingsOfQuarter.findings(List.of(facts), List.of(), List.of(), PLAN);
  }

  private static Fact fact(FactKind kind, LocalDate verified, String plan, String points) {
    return new Fact(
        "F" + kind.ordinal(),
        "A1",
        kind,
        DAY,
        verified,
        plan,
        plan == null ? null : "I1",
        points == null ? null : new BigDecimal(points),
        "文号",
        "经查属实");
  }
}
