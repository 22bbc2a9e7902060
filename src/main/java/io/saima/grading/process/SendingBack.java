package io.saima.grading.process;

import io.saima.engine.Entry;
import io.saima.engine.TaskRefused;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody who returns proposals entered: to whom, and why. */
record SendingBack(Set<String> proposers, String reason) {

  static final String RETURN = "RETURN";

  static boolean wanted(Entry entry) {
    return entry.text("decision").filter(RETURN::equals).isPresent();
  }

  static SendingBack of(Entry entry) {
    Set<String> proposers =
        entry.rows("proposers").stream()
            .filter(row -> row.ticked("again"))
            .map(row -> row.prepared("proposer"))
            .collect(Collectors.toSet());
    if (proposers.isEmpty()) {
      throw new TaskRefused("要退回的，请勾选退回给哪些提名人。");
    }
    return new SendingBack(
        proposers, entry.text("reason").orElseThrow(() -> new TaskRefused("退回要写明理由。")));
  }
}
