package io.saima.plan;

import io.saima.calendar.Quarter;
import io.saima.organization.PostClass;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

/** What the officers of one unit and post class are held against in one quarter (考核方案). */
@Entity
public class Plan {

  @Id private String code;

  private String unitCode;

  @Enumerated(EnumType.STRING)
  private PostClass postClass;

  private String quarterCode;

  private String name;

  protected Plan() {}

  public Plan(String code, String unitCode, PostClass postClass, String quarterCode, String name) {
    this.code = code;
    this.unitCode = unitCode;
    this.postClass = postClass;
    this.quarterCode = quarterCode;
    this.name = name;
  }

  public String code() {
    return code;
  }

  public String unitCode() {
    return unitCode;
  }

  public PostClass postClass() {
    return postClass;
  }

  public Quarter quarter() {
    return Quarter.parse(quarterCode);
  }

  public String name() {
    return name;
  }
}
