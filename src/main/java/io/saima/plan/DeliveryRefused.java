package io.saima.plan;

import java.util.List;

/** Nothing of a delivery was stored, because of these faults. */
public class DeliveryRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<DeliveryFault> faults;

  public DeliveryRefused(List<DeliveryFault> faults) {
    super(faults.size() + " faults");
    this.faults = List.copyOf(faults);
  }

  public List<DeliveryFault> faults() {
    return faults;
  }
}
