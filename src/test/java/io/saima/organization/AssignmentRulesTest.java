package io.saima.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AssignmentRulesTest {

  private static final County SAMPLE = SampleCounty.read();
  private final AssignmentRules rules = new AssignmentRules(SAMPLE, LocalDate.of(2026, 10, 8));

  @Test
  void everyAssessedOfficerOfTheSampleHasSomebodyToTurnTo() {
    assertThat(
            SAMPLE.officers().stream()
                .filter(o -> o.assessed() && o.hereOn(LocalDate.of(2026, 9, 30))))
        .hasSize(1177)
        .allSatisfy(
            officer -> {
              assertThat(rules.supervisor(officer.id())).isPresent();
              assertThat(rules.leaderInCharge(officer.id())).isPresent();
              assertThat(rules.proposerLine(officer.id())).hasSizeGreaterThanOrEqualTo(3);
            });
  }
}
