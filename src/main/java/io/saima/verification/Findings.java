package io.saima.verification;

import io.saima.scoring.Adjustment;
import java.util.List;

/**
 * What checks and documents say about one officer in one quarter, as scoring takes it.
 *
 * @param facts falsifications, vetoes, overdue rectifications, warnings in force, special merits
 * @param adjustments commendations and deductions that are verified
 */
public record Findings(List<io.saima.scoring.Fact> facts, List<Adjustment> adjustments) {

  public static final Findings NONE = new Findings(List.of(), List.of());
}
