package io.saima.plan.web;

import io.saima.plan.DeliveryFault;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A delivery that is answered with a problem; its words are Chinese and say what to do. */
class DeliveryProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String code;
  private final transient List<DeliveryFault> faults;

  /**
   * @param code for programs; stays the same whatever the words are
   * @param faults of single figures; empty if the whole request is meant
   */
  DeliveryProblem(HttpStatus status, String code, String detail, List<DeliveryFault> faults) {
    super(detail);
    this.status = status;
    this.code = code;
    this.faults = faults;
  }

  DeliveryProblem(HttpStatus status, String code, String detail) {
    this(status, code, detail, List.of());
  }

  HttpStatus status() {
    return status;
  }

  String code() {
    return code;
  }

  List<DeliveryFault> faults() {
    return faults;
  }
}
