package io.saima.review.process;

import io.saima.engine.CaseLauncher;
import io.saima.review.OpinionsDue;
import io.saima.review.UnitOpinions;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks the other units as soon as a review has begun, one case for each officer. */
@Component
class UnitOpinionStarter {

  private final CaseLauncher launcher;
  private final UnitOpinions opinions;
  private final Clock clock;

  UnitOpinionStarter(CaseLauncher launcher, UnitOpinions opinions, Clock clock) {
    this.launcher = launcher;
    this.opinions = opinions;
    this.clock = clock;
  }

  @EventListener
  void on(OpinionsDue due) {
    Date until = Date.from(due.until().atZone(clock.getZone()).toInstant());
    for (String officer : due.officers()) {
      opinions
          .speaker(due.review(), officer, Set.of())
          .ifPresent(
              speaker ->
                  launcher.start(
                      UnitOpinionProcess.ID,
                      UnitOpinionProcess.key(due.review(), officer),
                      Map.of(
                          UnitOpinionProcess.SPEAKER.name(), speaker,
                          UnitOpinionProcess.CLOSES_AT.name(), until)));
    }
  }
}
