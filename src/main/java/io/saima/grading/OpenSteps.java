package io.saima.grading;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Knows who has the next step of a case on his desk. */
public interface OpenSteps {

  /** A step that waits for somebody. */
  record Step(String name, String person, LocalDateTime due, boolean overdue) {}

  /** The open steps by case; a case without any is left out. */
  Map<String, List<Step>> of(Collection<String> cases);
}
