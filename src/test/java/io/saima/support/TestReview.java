package io.saima.support;

import com.fasterxml.jackson.databind.JsonNode;
import io.saima.engine.CatchUp;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;

/** What tests of the review need of a quarter: plans with figures, and people who answer. */
@TestComponent
public class TestReview {

  private final Plans plans;
  private final PlanIndicators indicators;
  private final IndicatorActuals actuals;
  private final TaskService tasks;
  private final Cast cast;
  private final TestClock clock;
  private final ApplicationEventPublisher events;
  private final JdbcTemplate jdbc;

  TestReview(
      Plans plans,
      PlanIndicators indicators,
      IndicatorActuals actuals,
      TaskService tasks,
      Cast cast,
      TestClock clock,
      ApplicationEventPublisher events,
      JdbcTemplate jdbc) {
    this.plans = plans;
    this.indicators = indicators;
    this.actuals = actuals;
    this.tasks = tasks;
    this.cast = cast;
    this.clock = clock;
    this.events = events;
    this.jdbc = jdbc;
  }

  /** A plan of four indicators for each of these classes in the third quarter of 2026. */
  public void plans(String unit, PostClass... classes) {
    for (PostClass postClass : classes) {
      String code = "P-" + postClass;
      plans.save(new Plan(code, unit, postClass, "2026-Q3", "方案"));
      for (int i = 1; i <= 4; i++) {
        indicators.save(
            new PlanIndicator(
                code,
                "I" + i,
                "K1",
                "指标" + i,
                IndicatorModule.COMMON,
                IndicatorSystem.ACHIEVEMENT,
                new BigDecimal("25"),
                "件",
                Direction.HIGHER,
                Measure.FLOW,
                IndicatorScope.UNIT,
                new BigDecimal("100"),
                i == 1,
                false,
                false,
                null));
        actuals.save(
            new IndicatorActual(code, "I" + i, "", "2026-09", new BigDecimal("98"), null, "台账"));
      }
    }
  }

  /** The reviews of the third quarter of 2026 begin, on its first working day after. */
  public void opens() {
    clock.set("2026-10-08T09:00");
    events.publishEvent(new CatchUp());
    clock.runJobs();
  }

  /** The department records the same for every unit, and all panel members and raters answer. */
  public void everybodyAnswers() {
    for (Task task : tasks.createTaskQuery().taskDefinitionKey("task_recordOutside").list()) {
      List<Map<String, Object>> units = new ArrayList<>();
      cast.sheet(task)
          .path("units")
          .forEach(unit -> units.add(Map.of("org", 90, "third", 85, "media", 80)));
      cast.complete(task, Map.of("units", units));
    }
    for (String step : List.of("task_fillBallot", "task_judgeRace")) {
      for (Task task : tasks.createTaskQuery().taskDefinitionKey(step).list()) {
        answer(task, 92);
      }
    }
  }

  /** One rater gives everybody on his sheet a score: this one, and one more for each row below. */
  public void answer(Task task, int first) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (JsonNode row : cast.sheet(task).path("rows")) {
      rows.add(Map.of("score", first + Math.floorMod(row.path("officer").asText().hashCode(), 5)));
    }
    cast.complete(task, Map.of("rows", rows));
  }

  /** One rater gives everybody on his sheet the same, and stands aside from one of them. */
  public void answer(Task task, int score, String standingAsideFrom) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (JsonNode row : cast.sheet(task).path("rows")) {
      boolean aside = row.path("officer").asText().equals(standingAsideFrom);
      rows.add(aside ? Map.of("recused", true) : Map.of("score", score));
    }
    cast.complete(task, Map.of("rows", rows));
  }

  public List<String> states(String channel, String ratee) {
    return jdbc.queryForList(
        "select state from ballot_score where channel = ? and ratee = ? order by state",
        String.class,
        channel,
        ratee);
  }
}
