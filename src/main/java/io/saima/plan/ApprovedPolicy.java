package io.saima.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saima.calendar.Quarter;
import io.saima.scoring.InvalidInput;
import io.saima.scoring.Policy;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The parameters of scoring that the county approved, from {@code saima.policy}: JSON that names
 * only what differs from the defaults.
 */
@Component
public class ApprovedPolicy {

  private final Policy policy;

  ApprovedPolicy(@Value("${saima.policy:{}}") String overrides) {
    try {
      policy =
          Policy.read(
              new ObjectMapper().readValue(overrides, new TypeReference<Map<String, Object>>() {}));
    } catch (JsonProcessingException | InvalidInput e) {
      throw new IllegalStateException("saima.policy is not a valid policy: " + e.getMessage(), e);
    }
  }

  /** What holds in a quarter whose review has not frozen it yet. */
  public Policy of(Quarter quarter) {
    return policy;
  }
}
