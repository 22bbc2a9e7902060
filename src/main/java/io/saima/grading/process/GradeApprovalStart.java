package io.saima.grading.process;

import io.saima.engine.CaseLauncher;
import io.saima.review.ReviewId;
import io.saima.review.ReviewScored;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Begins the grade approval of a body as soon as its scores are complete. */
@Component
class GradeApprovalStart {

  private final CaseLauncher launcher;

  GradeApprovalStart(CaseLauncher launcher) {
    this.launcher = launcher;
  }

  @EventListener
  void on(ReviewScored scored) {
    launcher.start(
        GradeApprovalProcess.ID,
        new ReviewId(scored.quarter(), scored.body()).toString(),
        Map.of());
  }
}
