package io.saima.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Something verified, or still being checked, that bears on an officer's score or grade. */
@Entity
public class Fact {

  @Id private String id;

  private String officerId;

  @Enumerated(EnumType.STRING)
  private FactKind kind;

  private LocalDate occurredOn;

  private LocalDate verifiedOn;

  private String planCode;

  private String indicatorCode;

  @Column(precision = 16, scale = 4)
  private BigDecimal points;

  private String reference;

  private String summary;

  protected Fact() {}

  public Fact(
      String id,
      String officerId,
      FactKind kind,
      LocalDate occurredOn,
      LocalDate verifiedOn,
      String planCode,
      String indicatorCode,
      BigDecimal points,
      String reference,
      String summary) {
    this.id = id;
    this.officerId = officerId;
    this.kind = kind;
    this.occurredOn = occurredOn;
    this.verifiedOn = verifiedOn;
    this.planCode = planCode;
    this.indicatorCode = indicatorCode;
    this.points = points;
    this.reference = reference;
    this.summary = summary;
  }

  public String id() {
    return id;
  }

  public String officerId() {
    return officerId;
  }

  public FactKind kind() {
    return kind;
  }

  public LocalDate occurredOn() {
    return occurredOn;
  }

  public LocalDate verifiedOn() {
    return verifiedOn;
  }

  public String planCode() {
    return planCode;
  }

  public String indicatorCode() {
    return indicatorCode;
  }

  public BigDecimal points() {
    return points;
  }

  public String reference() {
    return reference;
  }

  public String summary() {
    return summary;
  }

  public boolean verified() {
    return verifiedOn != null;
  }
}
