package io.saima.review;

/** The sheets that a review sends out. */
public enum BallotKind {
  /** What superiors and peers say. */
  BALLOT("测评票"),
  /** What a panel member says in the race. */
  RACE("赛马评分表"),
  /** The organization department's own scores, and those that it records for others. */
  ORG("组织部门评价"),
  THIRD("第三方评价"),
  MEDIA("舆论评价"),
  /** What somebody without an account says through a link. */
  EXTERNAL("外部评价表");

  private final String label;

  BallotKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
