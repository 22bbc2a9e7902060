package io.saima.review;

/** The sheets that a review sends out. */
enum BallotKind {
  /** What superiors and peers say (测评票). */
  BALLOT,
  /** What a panel member says in the race (赛马评分表). */
  RACE,
  /** The organization department's own scores, and those that it records for others. */
  ORG,
  THIRD,
  MEDIA
}
