package io.saima.support;

import io.saima.organization.PostClass;
import io.saima.plan.Direction;
import io.saima.plan.IndicatorActual;
import io.saima.plan.IndicatorActuals;
import io.saima.plan.IndicatorModule;
import io.saima.plan.IndicatorScope;
import io.saima.plan.IndicatorSystem;
import io.saima.plan.Measure;
import io.saima.plan.Plan;
import io.saima.plan.PlanIndicator;
import io.saima.plan.PlanIndicators;
import io.saima.plan.Plans;
import java.math.BigDecimal;
import org.springframework.boot.test.context.TestComponent;

/** Makes small plans and their figures for tests. */
@TestComponent
public class TestFigures {

  private final Plans plans;
  private final PlanIndicators indicators;
  private final IndicatorActuals actuals;

  TestFigures(Plans plans, PlanIndicators indicators, IndicatorActuals actuals) {
    this.plans = plans;
    this.indicators = indicators;
    this.actuals = actuals;
  }

  /** A plan of a unit's post class, with the code {@code <unit>-<quarter>-<n>}. */
  public String plan(String unit, PostClass postClass, String quarter) {
    String code = unit + "-" + quarter.replace("-", "") + "-" + postClass.ordinal();
    plans.save(new Plan(code, unit, postClass, quarter, postClass.label() + "考核方案"));
    return code;
  }

  /** An indicator of which more is better; its figures add up over the quarter. */
  public void flow(
      String plan, String code, String name, IndicatorScope scope, String weight, String target) {
    indicator(plan, code, name, scope, Measure.FLOW, weight, target, false);
  }

  /** An indicator of which more is better; every month is held against the whole target. */
  public void level(
      String plan, String code, String name, IndicatorScope scope, String weight, String target) {
    indicator(plan, code, name, scope, Measure.LEVEL, weight, target, false);
  }

  /** Long-term work (潜绩) of the whole unit; every month is held against the whole target. */
  public void latent(String plan, String code, String name, String weight, String target) {
    indicator(plan, code, name, IndicatorScope.UNIT, Measure.LEVEL, weight, target, true);
  }

  private void indicator(
      String plan,
      String code,
      String name,
      IndicatorScope scope,
      Measure measure,
      String weight,
      String target,
      boolean latent) {
    indicators.save(
        new PlanIndicator(
            plan,
            code,
            code,
            name,
            IndicatorModule.INDIVIDUAL,
            IndicatorSystem.ACHIEVEMENT,
            new BigDecimal(weight),
            "件",
            Direction.HIGHER,
            measure,
            scope,
            new BigDecimal(target),
            true,
            false,
            latent,
            null));
  }

  /** A figure of one officer, or of the whole unit if {@code officer} is empty. */
  public void actual(String plan, String code, String officer, String month, String actual) {
    actuals.save(
        new IndicatorActual(plan, code, officer, month, new BigDecimal(actual), null, "业务台账"));
  }
}
