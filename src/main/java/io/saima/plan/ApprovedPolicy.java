package io.saima.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.saima.calendar.Quarter;
import io.saima.scoring.InvalidInput;
import io.saima.scoring.Policy;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The parameters of scoring that hold in a quarter: the newest version approved for it or for a
 * quarter before it. Until the first one there are those of {@code saima.policy}, JSON that names
 * only what differs from the defaults.
 */
@Component
@Transactional(readOnly = true)
public class ApprovedPolicy {

  private final PolicyVersions versions;
  private final Policy initial;

  ApprovedPolicy(PolicyVersions versions, @Value("${saima.policy:{}}") String overrides) {
    this.versions = versions;
    try {
      initial = StoredPolicy.read(overrides);
    } catch (JsonProcessingException | InvalidInput e) {
      throw new IllegalStateException("saima.policy is not a valid policy: " + e.getMessage(), e);
    }
  }

  /** What holds in a quarter whose review has not frozen it yet. */
  public Policy of(Quarter quarter) {
    return versions
        .findFirstByStateAndQuarterCodeLessThanEqualOrderByQuarterCodeDesc(
            PolicyVersionState.APPROVED, quarter.toString())
        .map(PolicyVersion::policy)
        .orElse(initial);
  }

  /** What holds until the county has approved a version. */
  public Policy initial() {
    return initial;
  }
}
