package io.saima.weeklylog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * One officer's log of one week on its way: enrolled, open, filed, judged. What was filed stands in
 * {@link WeeklyLog}.
 */
@Entity
@IdClass(WeeklyLog.Key.class)
public class WeeklyCase {

  /** How far a log has come. */
  public enum State {
    /** On the list of the week, the case is not started yet. */
    ENROLLED("待开"),
    /** The officer has the task. */
    OPEN("待填报"),
    FILED("已填报"),
    /** Not filed when the week was closed. */
    MISSING("逾期未填"),
    /** On approved leave on every working day: nothing is due. */
    LEAVE("请假，不需填报");

    private final String label;

    State(String label) {
      this.label = label;
    }

    /** How people read it. */
    public String label() {
      return label;
    }
  }

  @Id private String officerId;
  @Id private String weekCode;
  private int laneNo;

  @Enumerated(EnumType.STRING)
  private State state;

  @Enumerated(EnumType.STRING)
  private Verdict verdict;

  private String reviewer;
  private String sheet;
  private String reason;
  private LocalDateTime judgedAt;

  @Column(columnDefinition = "longtext")
  private String draftContent;

  private String draftPlace;

  protected WeeklyCase() {}

  public String officerId() {
    return officerId;
  }

  public String weekCode() {
    return weekCode;
  }

  public State state() {
    return state;
  }

  public Optional<Verdict> verdict() {
    return Optional.ofNullable(verdict);
  }

  /** Why the supervisor returned the log or called it untrue. */
  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  public Optional<String> reviewer() {
    return Optional.ofNullable(reviewer);
  }

  public Optional<String> draftContent() {
    return Optional.ofNullable(draftContent);
  }

  public Optional<String> draftPlace() {
    return Optional.ofNullable(draftPlace);
  }

  /** The officer has the task from now on. */
  void open() {
    state = State.OPEN;
  }

  /** Keeps what is written so far, until the officer files. */
  void draft(String content, String place) {
    draftContent = content;
    draftPlace = place;
  }

  /** The officer has filed; the draft is not needed any more. */
  void file() {
    state = State.FILED;
    draft(null, null);
  }

  /** The week was closed before the officer filed. */
  void missed() {
    state = State.MISSING;
  }

  /** From now on the log stands on this sheet of its supervisor. */
  void putOn(String key) {
    sheet = key;
  }

  /** Who has the sheet now on which the log stands. */
  void reviewedBy(String person) {
    reviewer = person;
  }

  /** Notes a judgement; {@code why} is null where none is needed. */
  void judge(Verdict judgement, String why, LocalDateTime now) {
    verdict = judgement;
    reason = why;
    judgedAt = now;
  }

  /**
   * The officer corrected what was returned, or let the time pass; the supervisor's reason stays.
   */
  void settle(Verdict outcome, LocalDateTime now) {
    verdict = outcome;
    judgedAt = now;
  }
}
