package io.saima.plan;

import io.saima.organization.Labelled;

/** Why plans are looked at again. */
public enum RevisionKind implements Labelled {
  /** Each quarter scope and plans are set anew (002, M10); who changes nothing goes on (沿用). */
  QUARTER("季度重设"),
  /** The library is adjusted every June and December (001 三(四)1, M09). */
  HALF_YEAR("半年修订"),
  /** A national change is followed within 15 days (001 三(四)1, M09). */
  NATIONAL("国家调整"),
  /** A provincial change is followed within 15 days (001 三(四)1, M09). */
  PROVINCIAL("省级调整");

  private final String label;

  RevisionKind(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
