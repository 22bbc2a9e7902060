package io.saima.review.process;

import io.saima.engine.CaseLauncher;
import io.saima.review.ExternalRaters;
import io.saima.review.ExternalRaters.External;
import io.saima.review.ExternalRegistered;
import io.saima.review.ReviewId;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts an invitation for each from outside who is to get a link now. */
@Component
class ExternalInvitations {

  private final ExternalRaters externals;
  private final CaseLauncher launcher;

  ExternalInvitations(ExternalRaters externals, CaseLauncher launcher) {
    this.externals = externals;
    this.launcher = launcher;
  }

  /**
   * @param again also those who have a link and have not used it
   */
  void invite(ReviewId review, boolean again) {
    externals.toInvite(review, again).forEach(this::start);
  }

  @EventListener
  void on(ExternalRegistered event) {
    invite(event.review(), false);
  }

  private void start(External rater) {
    launcher.start(
        ExternalInvitationProcess.ID,
        ExternalInvitationProcess.key(rater),
        Map.of(ExternalInvitationProcess.EXTERNAL.name(), String.valueOf(rater.id())));
  }
}
