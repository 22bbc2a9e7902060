package io.saima.plan;

import java.util.Map;

/** A version of the policy cannot be made or decided so; every message is Chinese. */
public class PolicyRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Map<String, String> faults;

  PolicyRefused(String message) {
    this(message, Map.of());
  }

  PolicyRefused(String message, Map<String, String> faults) {
    super(message);
    this.faults = Map.copyOf(faults);
  }

  /**
   * What is wrong, by field: {@code quarter}, {@code partWeights.p}, {@code lightThresholds[1]}.
   */
  public Map<String, String> faults() {
    return faults;
  }
}
