package io.saima.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.math.BigDecimal;

/** One indicator of a plan: its weight, its target and how it is measured. */
@Entity
@IdClass(PlanIndicator.Key.class)
public class PlanIndicator {

  @Id private String planCode;

  @Id private String indicatorCode;

  private String libraryCode;

  private String name;

  @Enumerated(EnumType.STRING)
  @Column(name = "module_name")
  private IndicatorModule module;

  @Enumerated(EnumType.STRING)
  @Column(name = "system_name")
  private IndicatorSystem system;

  @Column(precision = 16, scale = 4)
  private BigDecimal weight;

  private String unitOfMeasure;

  @Enumerated(EnumType.STRING)
  private Direction direction;

  @Enumerated(EnumType.STRING)
  private Measure measure;

  @Enumerated(EnumType.STRING)
  private IndicatorScope scope;

  @Column(precision = 16, scale = 4)
  private BigDecimal target;

  private boolean core;

  private boolean project;

  private boolean latent;

  @Column(precision = 16, scale = 4)
  private BigDecimal debtCeiling;

  protected PlanIndicator() {}

  public PlanIndicator(
      String planCode,
      String indicatorCode,
      String libraryCode,
      String name,
      IndicatorModule module,
      IndicatorSystem system,
      BigDecimal weight,
      String unitOfMeasure,
      Direction direction,
      Measure measure,
      IndicatorScope scope,
      BigDecimal target,
      boolean core,
      boolean project,
      boolean latent,
      BigDecimal debtCeiling) {
    this.planCode = planCode;
    this.indicatorCode = indicatorCode;
    this.libraryCode = libraryCode;
    this.name = name;
    this.module = module;
    this.system = system;
    this.weight = weight;
    this.unitOfMeasure = unitOfMeasure;
    this.direction = direction;
    this.measure = measure;
    this.scope = scope;
    this.target = target;
    this.core = core;
    this.project = project;
    this.latent = latent;
    this.debtCeiling = debtCeiling;
  }

  public String planCode() {
    return planCode;
  }

  public String indicatorCode() {
    return indicatorCode;
  }

  public String libraryCode() {
    return libraryCode;
  }

  public String name() {
    return name;
  }

  public IndicatorModule module() {
    return module;
  }

  public IndicatorSystem system() {
    return system;
  }

  public BigDecimal weight() {
    return weight;
  }

  public String unitOfMeasure() {
    return unitOfMeasure;
  }

  public Direction direction() {
    return direction;
  }

  public Measure measure() {
    return measure;
  }

  public IndicatorScope scope() {
    return scope;
  }

  public BigDecimal target() {
    return target;
  }

  public boolean core() {
    return core;
  }

  public boolean project() {
    return project;
  }

  public boolean latent() {
    return latent;
  }

  public BigDecimal debtCeiling() {
    return debtCeiling;
  }

  /** What a row is known by. */
  public record Key(String planCode, String indicatorCode) implements Serializable {
    private static final long serialVersionUID = 1L;
  }
}
