package io.saima.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/** What somebody did to an appointment by hand, and when; never changed afterwards. */
@Entity
@Immutable
public class AppointmentChange {

  /** What was done. */
  public enum Act implements Labelled {
    APPOINTED("任职"),
    ENDED("终止");

    private final String label;

    Act(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String officerId;

  @Enumerated(EnumType.STRING)
  @Column(name = "role_name")
  private AppointmentRole role;

  private String unitCode;
  private LocalDate fromDate;
  private LocalDate toDate;
  private LocalDate formerToDate;

  @Enumerated(EnumType.STRING)
  private Act act;

  private String doneBy;
  private LocalDateTime doneAt;

  protected AppointmentChange() {}

  /**
   * @param row the appointment as it is now
   * @param formerToDate its last day before; null if it had none
   */
  AppointmentChange(
      Appointment row, LocalDate formerToDate, Act act, String doneBy, LocalDateTime doneAt) {
    this.officerId = row.officerId();
    this.role = row.role();
    this.unitCode = row.unitCode().orElse("");
    this.fromDate = row.fromDate();
    this.toDate = row.toDate();
    this.formerToDate = formerToDate;
    this.act = act;
    this.doneBy = doneBy;
    this.doneAt = doneAt;
  }

  public String officerId() {
    return officerId;
  }

  public AppointmentRole role() {
    return role;
  }

  /** The unit served; empty = county-wide. */
  public Optional<String> unitCode() {
    return unitCode.isEmpty() ? Optional.empty() : Optional.of(unitCode);
  }

  public LocalDate fromDate() {
    return fromDate;
  }

  /** The last day; null = until further notice. */
  public LocalDate toDate() {
    return toDate;
  }

  /** The last day before this change; null = until further notice. */
  public LocalDate formerToDate() {
    return formerToDate;
  }

  public Act act() {
    return act;
  }

  /** The account of whoever did it. */
  public String doneBy() {
    return doneBy;
  }

  public LocalDateTime doneAt() {
    return doneAt;
  }
}
