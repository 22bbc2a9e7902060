package io.saima.review.process;

import io.saima.engine.ProcessVariable;
import io.saima.review.ExternalRaters.External;

/** The words of an invitation from outside: its id and variable. */
final class ExternalInvitationProcess {

  static final String ID = "external-invitation";

  /** The number of whoever is invited; the link stands nowhere. */
  static final ProcessVariable<String> EXTERNAL = new ProcessVariable<>("externalId", String.class);

  private ExternalInvitationProcess() {}

  /** The business key: review, person, and which of his links it is. */
  static String key(External rater) {
    return "%s/external/%d/%d".formatted(rater.review(), rater.id(), rater.links() + 1);
  }
}
