package io.saima.organization.personnel;

import io.saima.organization.Labelled;
import io.saima.organization.PersonnelKind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;

/**
 * A change that somebody entered.
 *
 * @param cells what it writes into the personnel file, by the columns of {@code officers.csv}
 * @param reason why it was refused or taken back; null otherwise
 */
public record PersonnelChange(
    long id,
    String officer,
    PersonnelKind kind,
    LocalDate from,
    Map<String, String> cells,
    State state,
    String reason,
    String enteredBy,
    LocalDateTime enteredAt,
    String endedBy,
    LocalDateTime endedAt) {

  /** What became of it. */
  public enum State implements Labelled {
    WAITING("待生效"),
    APPLIED("已生效"),
    WITHDRAWN("已撤回"),
    REFUSED("到期未能生效");

    private final String label;

    State(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  public boolean waiting() {
    return state == State.WAITING;
  }
}
