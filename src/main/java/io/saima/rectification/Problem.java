package io.saima.rectification;

import io.saima.calendar.Quarter;

/**
 * A problem that must be put right.
 *
 * @param source where it came to light
 * @param reference what it is known by there, at most 120 characters, for example {@code
 *     fact/LX-F0005}; the same reference never opens a second item; null if there is none
 * @param officerId whose problem it is
 * @param indicator the indicator of a red light, else null
 * @param quarter the quarter of the red light, else null
 * @param text the problem in words, at most 2,000 characters
 * @param task what is to be done, at most 2,000 characters
 * @param openedBy who opened it; null if the system did
 * @param post whose officers share the red light of a whole unit's indicator, so that closing the
 *     item clears it for all of them; null if it is the officer's own
 * @param measures what was planned for it already, at most 2,000 characters; null if nothing was
 */
public record Problem(
    ProblemSource source,
    String reference,
    String officerId,
    ProblemClass problemClass,
    String indicator,
    Quarter quarter,
    String text,
    String task,
    String openedBy,
    String post,
    String measures) {

  public Problem {
    if ((indicator == null) != (quarter == null)) {
      throw new IllegalArgumentException("An indicator needs its quarter, and the reverse");
    }
  }

  /** A problem that has no indicator. */
  public static Problem of(
      ProblemSource source,
      String reference,
      String officerId,
      ProblemClass problemClass,
      String text,
      String task,
      String openedBy) {
    return new Problem(
        source, reference, officerId, problemClass, null, null, text, task, openedBy, null, null);
  }

  /** A red light of an indicator in a quarter. */
  public static Problem redLight(
      String reference,
      String officerId,
      String indicator,
      Quarter quarter,
      String text,
      String task,
      String openedBy) {
    return new Problem(
        ProblemSource.RED_LIGHT,
        reference,
        officerId,
        ProblemClass.RESULTS,
        indicator,
        quarter,
        text,
        task,
        openedBy,
        null,
        null);
  }

  /** The same as a red light that all officers of a post share. */
  public Problem sharedBy(String post) {
    return new Problem(
        source,
        reference,
        officerId,
        problemClass,
        indicator,
        quarter,
        text,
        task,
        openedBy,
        post,
        measures);
  }

  /** The same with what was planned for it already, which the plan of its item begins with. */
  public Problem withMeasures(String measures) {
    return new Problem(
        source,
        reference,
        officerId,
        problemClass,
        indicator,
        quarter,
        text,
        task,
        openedBy,
        post,
        measures);
  }
}
