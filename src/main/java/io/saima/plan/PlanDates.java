package io.saima.plan;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Date;
import org.springframework.stereotype.Component;

/**
 * The moments of drafts for the models' timers: <code>
 * ${planDates.due(execution.processBusinessKey)}</code>.
 */
@Component("planDates")
public class PlanDates {

  private final PlanDrafts drafts;
  private final Clock clock;

  PlanDates(PlanDrafts drafts, Clock clock) {
    this.drafts = drafts;
    this.clock = clock;
  }

  /** When a draft should be submitted. */
  public Date due(String number) {
    return date(drafts.dates(number).due());
  }

  /** When the drafter is told that the time is nearly over. */
  public Date warning(String number) {
    return date(drafts.dates(number).warning());
  }

  private Date date(LocalDateTime moment) {
    return Date.from(moment.atZone(clock.getZone()).toInstant());
  }
}
