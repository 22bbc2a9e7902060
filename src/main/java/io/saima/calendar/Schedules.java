package io.saima.calendar;

import io.saima.calendar.Deadlines.DeadlineSettings;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Names the moments at which launchers look for work; models ask <code>${schedules.of('name')}
 * </code>.
 */
@Component("schedules")
public class Schedules {

  private final Map<String, String> crons;

  Schedules(DeadlineSettings settings) {
    this.crons = settings.schedules();
  }

  /**
   * The cron text of the configuration, read in Asia/Shanghai.
   *
   * @throws IllegalArgumentException if the configuration has no such schedule
   */
  public String of(String name) {
    String cron = crons.get(name);
    if (cron == null) {
      throw new IllegalArgumentException("saima.schedules." + name + " is not configured");
    }
    return cron;
  }
}
