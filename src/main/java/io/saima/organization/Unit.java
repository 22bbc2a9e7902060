package io.saima.organization;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

/** An organ, town or institution of the county whose people are assessed. */
@Entity
@EntityListeners(CountyListener.class)
public class Unit {

  @Id private String code;

  private String name;

  @Enumerated(EnumType.STRING)
  private UnitKind kind;

  private String parentCode;

  @Enumerated(EnumType.STRING)
  private DistrictClass districtClass;

  @Enumerated(EnumType.STRING)
  private Pooling pooling;

  private String poolCode;

  protected Unit() {}

  public Unit(
      String code,
      String name,
      UnitKind kind,
      String parentCode,
      DistrictClass districtClass,
      Pooling pooling,
      String poolCode) {
    this.code = code;
    this.name = name;
    this.kind = kind;
    this.parentCode = parentCode;
    this.districtClass = districtClass;
    this.pooling = pooling;
    this.poolCode = poolCode;
  }

  public String code() {
    return code;
  }

  public String name() {
    return name;
  }

  public UnitKind kind() {
    return kind;
  }

  public String parentCode() {
    return parentCode;
  }

  public DistrictClass districtClass() {
    return districtClass;
  }

  public Pooling pooling() {
    return pooling;
  }

  /** The code of the pool in which the quota of the grade 好 is counted for this unit. */
  public String poolCode() {
    return pooling == Pooling.OWN ? code : poolCode;
  }
}
