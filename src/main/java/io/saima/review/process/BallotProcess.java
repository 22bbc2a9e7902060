package io.saima.review.process;

import io.saima.engine.ProcessVariable;
import io.saima.review.Ballots.Sheet;
import io.saima.review.ReviewId;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The words of a ballot: its id, message and variables. */
final class BallotProcess {

  static final String ID = "ballot";

  static final String BALLOTS_CLOSED = "ballots-closed";

  /** The sheet's number on the roll; what is said on it is stored without this number. */
  static final ProcessVariable<String> BALLOT = new ProcessVariable<>("ballotId", String.class);

  static final ProcessVariable<String> RATER = new ProcessVariable<>("raterId", String.class);
  static final ProcessVariable<Date> CLOSES_AT = new ProcessVariable<>("closesAt", Date.class);

  /** Somebody else is to be asked about one on the sheet. */
  static final ProcessVariable<Boolean> REPLACEMENT_DUE =
      new ProcessVariable<>("replacementDue", Boolean.class);

  private BallotProcess() {}

  static long ballot(VariableScope scope) {
    return Long.parseLong(BALLOT.get(scope));
  }

  static Map<String, Object> variables(Sheet sheet, Date closesAt) {
    return Map.of(
        BALLOT.name(), String.valueOf(sheet.id()),
        RATER.name(), sheet.rater(),
        CLOSES_AT.name(), closesAt);
  }

  /** The business key: review, rater, and the part if his ballot has several sheets. */
  static String key(ReviewId review, Sheet sheet) {
    return review + "/" + sheet.rater() + (sheet.part().isEmpty() ? "" : "/" + sheet.part());
  }
}
