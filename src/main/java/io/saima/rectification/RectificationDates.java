package io.saima.rectification;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Date;
import org.springframework.stereotype.Component;

/**
 * The moments of an item for the model's timers: <code>
 * ${rectificationDates.deadline(execution.processBusinessKey)}</code>.
 */
@Component("rectificationDates")
public class RectificationDates {

  private final Rectifications rectifications;
  private final Clock clock;

  RectificationDates(Rectifications rectifications, Clock clock) {
    this.rectifications = rectifications;
    this.clock = clock;
  }

  /** When the deadline ends. */
  public Date deadline(String number) {
    return date(rectifications.due(number));
  }

  /** When somebody looks back next. */
  public Date nextLookBack(String number) {
    return date(rectifications.nextLookBack(number));
  }

  private Date date(LocalDateTime moment) {
    return Date.from(moment.atZone(clock.getZone()).toInstant());
  }
}
