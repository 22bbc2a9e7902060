package io.saima.review;

/** What became of one sheet. */
enum BallotState {
  PREPARED,
  OPEN,
  CAST,
  CLOSED
}
