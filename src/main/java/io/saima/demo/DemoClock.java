package io.saima.demo;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The engine's clock in the demo: begins on the configured morning, stands still while the program
 * is off, and never goes back. It is set before the engine boots, because the first moments of the
 * launchers are counted when they are deployed.
 */
@Component
@Profile("demo")
class DemoClock extends AbstractProcessEnginePlugin implements DisposableBean {

  /** How often the time is noted; a killed program resumes this much later, and never earlier. */
  private static final int BEAT_SECONDS = 5;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final DemoSettings settings;
  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "demo-clock");
            thread.setDaemon(true);
            return thread;
          });

  DemoClock(JdbcClient jdbc, Clock clock, DemoSettings settings) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.settings = settings;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    LocalDateTime start =
        jdbc.sql("select told_at from demo_clock where id = 1")
            .query(LocalDateTime.class)
            .optional()
            .map(told -> told.plusSeconds(BEAT_SECONDS))
            .orElseGet(() -> read(settings.start()));
    standAt(start);
    runOn();
    beat.scheduleWithFixedDelay(this::note, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * Reads an ISO date-time, with an offset or without one (then it is local), in whole seconds.
   *
   * @throws java.time.DateTimeException if it has another form
   */
  LocalDateTime read(String text) {
    TemporalAccessor read =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    LocalDateTime local =
        read instanceof OffsetDateTime moment
            ? moment.atZoneSameInstant(clock.getZone()).toLocalDateTime()
            : (LocalDateTime) read;
    return local.truncatedTo(ChronoUnit.SECONDS);
  }

  LocalDateTime now() {
    return LocalDateTime.now(clock);
  }

  /** Stops the clock at a moment that is not before now. */
  void standAt(LocalDateTime moment) {
    ClockUtil.setCurrentTime(date(moment));
    note();
  }

  /** Lets the clock run from where it stands. */
  void runOn() {
    ClockUtil.offset(ClockUtil.getCurrentTime().getTime() - System.currentTimeMillis());
  }

  Date date(LocalDateTime moment) {
    return Date.from(moment.atZone(clock.getZone()).toInstant());
  }

  LocalDateTime local(Date date) {
    return LocalDateTime.ofInstant(date.toInstant(), clock.getZone());
  }

  private synchronized void note() {
    LocalDateTime now = now();
    int updated = jdbc.sql("update demo_clock set told_at = ? where id = 1").param(now).update();
    if (updated == 0) {
      jdbc.sql("insert into demo_clock (id, told_at) values (1, ?)").param(now).update();
    }
  }

  @Override
  public void destroy() {
    beat.shutdownNow();
    note();
  }
}
