package io.saima.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.organization.PostClass;
import io.saima.organization.sources.Allotment;
import io.saima.organization.sources.DataSource;
import io.saima.organization.sources.DataSources;
import io.saima.plan.DeliveredFigure.Result;
import io.saima.support.SaimaTest;
import io.saima.support.TestCounty;
import io.saima.support.TestFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever comes at once, a key has one row and one answer. */
@SaimaTest
class IndicatorDeliveriesTest {

  private static final int AT_ONCE = 6;

  @Autowired TestCounty county;
  @Autowired TestFigures figures;
  @Autowired DataSources sources;
  @Autowired IndicatorDeliveries deliveries;
  @Autowired JdbcClient jdbc;

  private String plan;
  private DataSource source;

  @BeforeEach
  void aSource() {
    county.small();
    plan = figures.plan("U1", PostClass.GENERAL, "2026-Q3");
    figures.flow(plan, "I1", "办件量", IndicatorScope.OFFICER, "100", "300");
    source =
        sources
            .find(
                sources
                    .create("县统计局", new Allotment(Optional.empty(), Optional.empty()), "Z1")
                    .id())
            .orElseThrow();
  }

  @Test
  void theSameKeyAtOnceIsOneRowAndEverybodyIsAnswered() throws Exception {
    List<DeliveredFigure> answers = atOnce(number -> List.of(figure("K1", "96")), none -> {});
    assertThat(answers).hasSize(AT_ONCE).allMatch(one -> one.result() == Result.RECORDED);
    assertThat(answers).filteredOn(one -> !one.repeated()).hasSize(1);
    assertThat(count("delivered_figure")).isEqualTo(1);
    assertThat(count("indicator_actual")).isEqualTo(1);
    assertThat(count("superseded_actual")).isZero();
  }

  @Test
  void theSameKeyAtOnceWithOtherContentIsAConflictForAllButOne() throws Exception {
    List<String> conflicts = new ArrayList<>();
    List<DeliveredFigure> answers =
        atOnce(
            number -> List.of(figure("K1", String.valueOf(number))),
            refused -> {
              synchronized (conflicts) {
                refused.faults().forEach(fault -> conflicts.add(fault.code()));
              }
            });
    assertThat(answers).hasSize(1);
    assertThat(conflicts).hasSize(AT_ONCE - 1).containsOnly("KEY_CONFLICT");
    assertThat(count("indicator_actual")).isEqualTo(1);
    assertThat(count("superseded_actual")).isZero();
  }

  @Test
  void otherKeysForTheSameFigureAtOnceLeaveACompleteHistory() throws Exception {
    List<DeliveredFigure> answers =
        atOnce(number -> List.of(figure("K" + number, String.valueOf(number))), none -> {});
    assertThat(answers).filteredOn(one -> one.result() == Result.RECORDED).hasSize(1);
    assertThat(answers).filteredOn(one -> one.result() == Result.REPLACED).hasSize(AT_ONCE - 1);
    assertThat(count("indicator_actual")).isEqualTo(1);
    assertThat(count("superseded_actual")).isEqualTo(AT_ONCE - 1);
  }

  private interface Delivery {
    List<SentFigure> of(int number);
  }

  private List<DeliveredFigure> atOnce(Delivery delivery, Consumer<DeliveryRefused> refusal)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    CyclicBarrier start = new CyclicBarrier(AT_ONCE);
    try {
      List<Callable<List<DeliveredFigure>>> work = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        int number = i + 1;
        work.add(
            () -> {
              start.await();
              try {
                return deliveries.take(source, delivery.of(number));
              } catch (DeliveryRefused refused) {
                refusal.accept(refused);
                return List.of();
              }
            });
      }
      List<DeliveredFigure> answers = new ArrayList<>();
      for (Future<List<DeliveredFigure>> one : threads.invokeAll(work)) {
        answers.addAll(one.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  private SentFigure figure(String key, String actual) {
    return new SentFigure(
        key,
        Map.of(
            "plan_code", plan,
            "indicator_code", "I1",
            "officer_id", "A1",
            "month", "2026-09",
            "actual", actual));
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }
}
