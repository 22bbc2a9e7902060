package io.saima.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Optional;

/** Somebody's office in the assessment, for a unit or county-wide, from one day to another. */
@Entity
@EntityListeners(CountyListener.class)
@IdClass(Appointment.Key.class)
public class Appointment {

  @Id private String officerId;

  @Id
  @Enumerated(EnumType.STRING)
  @Column(name = "role_name")
  private AppointmentRole role;

  @Id private String unitCode;

  @Id private LocalDate fromDate;

  private LocalDate toDate;

  protected Appointment() {}

  public Appointment(
      String officerId,
      AppointmentRole role,
      String unitCode,
      LocalDate fromDate,
      LocalDate toDate) {
    this.officerId = officerId;
    this.role = role;
    this.unitCode = unitCode;
    this.fromDate = fromDate;
    this.toDate = toDate;
  }

  public String officerId() {
    return officerId;
  }

  public AppointmentRole role() {
    return role;
  }

  public LocalDate fromDate() {
    return fromDate;
  }

  public LocalDate toDate() {
    return toDate;
  }

  /** The unit served; empty = county-wide. */
  public Optional<String> unitCode() {
    return unitCode.isEmpty() ? Optional.empty() : Optional.of(unitCode);
  }

  public boolean inForceOn(LocalDate day) {
    return !fromDate.isAfter(day) && (toDate == null || !toDate.isBefore(day));
  }

  /** The appointment ends with that day. */
  public void end(LocalDate lastDay) {
    if (lastDay.isBefore(fromDate)) {
      throw new IllegalArgumentException("ends before it begins: " + lastDay);
    }
    toDate = lastDay;
  }

  /** What a row is known by. */
  public record Key(String officerId, AppointmentRole role, String unitCode, LocalDate fromDate)
      implements Serializable {
    private static final long serialVersionUID = 1L;
  }
}
