package io.saima.scoring;

import java.util.ArrayList;
import java.util.List;

/** Collects the faults of one stage, so that a person sees all of them at once. */
final class Errors {

  private final List<FieldError> found = new ArrayList<>();

  void add(String field, ErrorCode code, String message) {
    found.add(new FieldError(field, code, message));
  }

  void addIf(boolean wrong, String field, ErrorCode code, String message) {
    if (wrong) {
      add(field, code, message);
    }
  }

  /** A field that its context asks for. */
  void require(Object value, String field, String why) {
    addIf(value == null, field, ErrorCode.REQUIRED, why);
  }

  /** A field that its context does not allow. */
  void forbid(Object value, String field, String why) {
    addIf(value != null, field, ErrorCode.CONSISTENCY, why);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * Ends a stage.
   *
   * @throws InvalidInput if the stage found anything
   */
  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidInput(found);
    }
  }
}
