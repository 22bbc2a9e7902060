package io.saima.rating.web;

import io.saima.plan.DeliveryFault;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A delivery of service events that is answered with a problem, in Chinese. */
class EventsRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String code;
  private final transient List<DeliveryFault> faults;

  EventsRefused(HttpStatus status, String code, String detail, List<DeliveryFault> faults) {
    super(detail);
    this.status = status;
    this.code = code;
    this.faults = faults;
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
