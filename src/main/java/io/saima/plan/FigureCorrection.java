package io.saima.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.YearMonth;

/**
 * One officer's figure of a month as corrected after a dispute. It holds as long as the source says
 * what was disputed: another figure from the source wins.
 */
@Entity
public class FigureCorrection {

  private static final String WORD = "异议更正";

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String planCode;
  private String indicatorCode;
  private String officerId;
  private String monthCode;

  @Column(precision = 16, scale = 4)
  private BigDecimal imported;

  @Column(precision = 16, scale = 4)
  private BigDecimal corrected;

  private String reference;
  private String decidedBy;
  private LocalDateTime decidedAt;

  protected FigureCorrection() {}

  /**
   * @param imported the figure that was disputed; null if it was missing
   * @param reference what the decision is known by, at most 120 characters
   */
  public FigureCorrection(
      PlanIndicator indicator,
      String officerId,
      YearMonth month,
      BigDecimal imported,
      BigDecimal corrected,
      String reference,
      String decidedBy,
      LocalDateTime decidedAt) {
    if (indicator.scope() != IndicatorScope.OFFICER) {
      throw new IllegalArgumentException("The figure of a whole unit is corrected at its source");
    }
    this.planCode = indicator.planCode();
    this.indicatorCode = indicator.indicatorCode();
    this.officerId = officerId;
    this.monthCode = month.toString();
    this.imported = imported;
    this.corrected = corrected;
    this.reference = reference;
    this.decidedBy = decidedBy;
    this.decidedAt = decidedAt;
  }

  String planCode() {
    return planCode;
  }

  String indicatorCode() {
    return indicatorCode;
  }

  String officerId() {
    return officerId;
  }

  YearMonth month() {
    return YearMonth.parse(monthCode);
  }

  BigDecimal corrected() {
    return corrected;
  }

  String reference() {
    return reference;
  }

  String decidedBy() {
    return decidedBy;
  }

  LocalDateTime decidedAt() {
    return decidedAt;
  }

  /**
   * Whether the source still says what was disputed.
   *
   * @param actual what it says; null if nothing
   */
  boolean holdsFor(BigDecimal actual) {
    return actual == null ? imported == null : imported != null && imported.compareTo(actual) == 0;
  }

  /**
   * The row with the corrected figure.
   *
   * @param row as imported; null if there is none
   */
  IndicatorActual applyTo(IndicatorActual row) {
    return holdsFor(row == null ? null : row.actual())
        ? new IndicatorActual(
            planCode,
            indicatorCode,
            officerId,
            monthCode,
            corrected,
            row == null ? null : row.debtRate(),
            row == null ? WORD : row.source() + "（" + WORD + "）")
        : row;
  }

  /** Whether a figure's source says that it was corrected. */
  public static boolean named(String source) {
    return source != null && source.contains(WORD);
  }
}
