package io.saima.review;

import io.saima.scoring.Ballot;
import java.util.Optional;

/** What became of one row of a sheet. */
public enum ScoreState {
  OPEN(null),
  VALID(Ballot.State.VALID),
  ABSTAIN(Ballot.State.ABSTAIN),
  RECUSED(Ballot.State.RECUSED),
  LATE(Ballot.State.LATE);

  private final Ballot.State scored;

  ScoreState(Ballot.State scored) {
    this.scored = scored;
  }

  /** As scoring knows it; empty while nothing was said. */
  Optional<Ballot.State> scored() {
    return Optional.ofNullable(scored);
  }
}
