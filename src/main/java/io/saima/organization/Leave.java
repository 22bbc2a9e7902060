package io.saima.organization;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;

/** Days on which an officer is on leave. */
@Entity
@EntityListeners(CountyListener.class)
@Table(name = "officer_leave")
@IdClass(Leave.Key.class)
public class Leave {

  @Id private String officerId;

  @Id private LocalDate fromDate;

  private LocalDate toDate;

  @Enumerated(EnumType.STRING)
  private LeaveKind kind;

  protected Leave() {}

  public Leave(String officerId, LocalDate fromDate, LocalDate toDate, LeaveKind kind) {
    this.officerId = officerId;
    this.fromDate = fromDate;
    this.toDate = toDate;
    this.kind = kind;
  }

  public String officerId() {
    return officerId;
  }

  public LocalDate fromDate() {
    return fromDate;
  }

  public LocalDate toDate() {
    return toDate;
  }

  public LeaveKind kind() {
    return kind;
  }

  public boolean covers(LocalDate day) {
    return !fromDate.isAfter(day) && !toDate.isBefore(day);
  }

  /** What a row is known by. */
  public record Key(String officerId, LocalDate fromDate) implements Serializable {
    private static final long serialVersionUID = 1L;
  }
}
