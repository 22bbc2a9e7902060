package io.saima.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Optional;

/** The figure of one month for an indicator, of a whole unit or of one officer. */
@Entity
@IdClass(IndicatorActual.Key.class)
public class IndicatorActual {

  @Id private String planCode;

  @Id private String indicatorCode;

  @Id private String officerId;

  @Id private String monthCode;

  @Column(precision = 16, scale = 4)
  private BigDecimal actual;

  @Column(precision = 16, scale = 4)
  private BigDecimal debtRate;

  @Column(name = "source_name")
  private String source;

  protected IndicatorActual() {}

  public IndicatorActual(
      String planCode,
      String indicatorCode,
      String officerId,
      String monthCode,
      BigDecimal actual,
      BigDecimal debtRate,
      String source) {
    this.planCode = planCode;
    this.indicatorCode = indicatorCode;
    this.officerId = officerId;
    this.monthCode = monthCode;
    this.actual = actual;
    this.debtRate = debtRate;
    this.source = source;
  }

  public String planCode() {
    return planCode;
  }

  public String indicatorCode() {
    return indicatorCode;
  }

  public String monthCode() {
    return monthCode;
  }

  public BigDecimal actual() {
    return actual;
  }

  public BigDecimal debtRate() {
    return debtRate;
  }

  public String source() {
    return source;
  }

  /** Whose figure it is; empty = the unit's, for all officers of the plan. */
  public Optional<String> officerId() {
    return officerId.isEmpty() ? Optional.empty() : Optional.of(officerId);
  }

  public YearMonth month() {
    return YearMonth.parse(monthCode);
  }

  /** What a row is known by. */
  public record Key(String planCode, String indicatorCode, String officerId, String monthCode)
      implements Serializable {
    private static final long serialVersionUID = 1L;
  }
}
