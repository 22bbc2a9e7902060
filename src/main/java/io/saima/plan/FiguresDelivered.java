package io.saima.plan;

import io.saima.engine.EachOnItsOwn;
import io.saima.organization.PostClass;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** A data source changed figures of months that were reconciled before; committed already. */
public record FiguresDelivered(List<Late> figures) implements EachOnItsOwn {

  /**
   * A figure that came late.
   *
   * @param unit the plan's unit
   * @param officer whose figure; empty = of all officers of the plan
   */
  public record Late(String unit, PostClass postClass, Optional<String> officer, YearMonth month) {}
}
