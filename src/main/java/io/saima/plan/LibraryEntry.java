package io.saima.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

/** An entry of the county's indicator library, from which plans draw. */
@Entity
public class LibraryEntry {

  @Id private String code;

  private String name;

  @Column(name = "level_no")
  private int level;

  private String parentCode;

  @Enumerated(EnumType.STRING)
  @Column(name = "module_name")
  private IndicatorModule module;

  @Enumerated(EnumType.STRING)
  @Column(name = "system_name")
  private IndicatorSystem system;

  protected LibraryEntry() {}

  public LibraryEntry(
      String code,
      String name,
      int level,
      String parentCode,
      IndicatorModule module,
      IndicatorSystem system) {
    this.code = code;
    this.name = name;
    this.level = level;
    this.parentCode = parentCode;
    this.module = module;
    this.system = system;
  }

  public String code() {
    return code;
  }

  public String name() {
    return name;
  }

  public int level() {
    return level;
  }

  public String parentCode() {
    return parentCode;
  }

  public IndicatorModule module() {
    return module;
  }

  public IndicatorSystem system() {
    return system;
  }
}
