package io.saima.organization;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.LocalDate;

/** A disciplinary punishment of an officer; it, not the status, decides what is in force. */
@Entity
@IdClass(Punishment.Key.class)
public class Punishment {

  @Id private String officerId;

  @Id
  @Enumerated(EnumType.STRING)
  private PunishmentKind kind;

  @Id private LocalDate decidedOn;

  private String reference;

  protected Punishment() {}

  public Punishment(String officerId, PunishmentKind kind, LocalDate decidedOn, String reference) {
    this.officerId = officerId;
    this.kind = kind;
    this.decidedOn = decidedOn;
    this.reference = reference;
  }

  public String officerId() {
    return officerId;
  }

  public PunishmentKind kind() {
    return kind;
  }

  public LocalDate decidedOn() {
    return decidedOn;
  }

  public String reference() {
    return reference;
  }

  public boolean inForceOn(LocalDate day) {
    return !decidedOn.isAfter(day) && day.isBefore(decidedOn.plusMonths(kind.months()));
  }

  /** What a row is known by. */
  public record Key(String officerId, PunishmentKind kind, LocalDate decidedOn)
      implements Serializable {
    private static final long serialVersionUID = 1L;
  }
}
