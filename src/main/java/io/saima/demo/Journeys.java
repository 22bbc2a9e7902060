package io.saima.demo;

import java.time.LocalDateTime;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;

/** One journey of the clock at a time, in the background. */
@Service
@Profile("demo")
public class Journeys implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(Journeys.class);
  private static final Journey.Traveller NOBODY =
      new Journey.Traveller() {
        @Override
        public LocalDateTime next(LocalDateTime now) {
          return LocalDateTime.MAX;
        }

        @Override
        public boolean act(LocalDateTime now) {
          return false;
        }
      };

  private final DemoClock clock;
  private final Journey journey;
  private final Company company;
  private final ApplicationAvailability availability;
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "demo-journey");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Progress last;

  Journeys(
      DemoClock clock, Journey journey, Company company, ApplicationAvailability availability) {
    this.availability = availability;
    this.clock = clock;
    this.journey = journey;
    this.company = company;
  }

  /** Why a journey cannot begin, as a Chinese sentence. */
  public static class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refused(String sentence) {
      super(sentence);
    }
  }

  /** Where the clock stands, and how far the journey has come that is under way or was the last. */
  public ClockState state() {
    return ClockState.of(clock.now(), last);
  }

  /**
   * Reads an ISO date-time, with an offset or without one (then it is local).
   *
   * @throws java.time.DateTimeException if it has another form
   */
  public LocalDateTime moment(String text) {
    return clock.read(text);
  }

  /**
   * Moves the clock while people do nothing.
   *
   * @return done when the clock has arrived
   * @throws Refused if the target lies before now, or a journey is under way
   */
  public Future<?> move(LocalDateTime target) {
    return begin(new Progress(target, false), NOBODY);
  }

  /**
   * Moves the clock while everybody except the named officers does his tasks.
   *
   * @return done when the clock has arrived
   * @throws Refused if the target lies before now, or a journey is under way
   */
  public Future<?> play(LocalDateTime target, Set<String> except) {
    Progress progress = new Progress(target, true);
    return begin(progress, company.on(progress, except));
  }

  /** Also for tests, whose traveller decides when the journey ends. */
  synchronized Future<?> begin(Progress progress, Journey.Traveller traveller) {
    // The engine's own threads start last of all; a journey must find them to stop them.
    if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
      throw new Refused("程序正在启动，请稍后再试。");
    }
    if (last != null && last.running()) {
      throw new Refused("时钟正在移动中（目标%s），请等它停下后再试。".formatted(last.target()));
    }
    if (progress.target().isBefore(clock.now())) {
      throw new Refused("目标时间早于当前时间%s，时钟只能向前移动。".formatted(clock.now()));
    }
    last = progress;
    return background.submit(
        () -> {
          try {
            journey.travel(progress, traveller);
          } catch (RuntimeException e) {
            LOG.error("The journey to {} ended early", progress.target(), e);
            progress.failure(clock.now(), "clock", e);
          } finally {
            progress.finished();
          }
        });
  }

  /** Done when the journeys begun so far have ended. */
  Future<?> idle() {
    return background.submit(() -> {});
  }

  @Override
  public void destroy() {
    background.shutdownNow();
  }
}
