package io.saima.organization;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;

/** A public servant of the county: assessed here, or a superior and rater of county rank. */
@Entity
@EntityListeners(CountyListener.class)
public class Officer {

  @Id private String id;

  private String name;

  private String unitCode;

  private String postTitle;

  @Enumerated(EnumType.STRING)
  private PostClass postClass;

  @Enumerated(EnumType.STRING)
  private PostType postType;

  @Enumerated(EnumType.STRING)
  private RankLevel rankLevel;

  private String supervisorId;

  @Enumerated(EnumType.STRING)
  private OfficerStatus status;

  private LocalDate joinedOn;

  private LocalDate postSince;

  private String worksInUnit;

  private LocalDate unitSince;

  private LocalDate leftOn;

  protected Officer() {}

  public Officer(
      String id,
      String name,
      String unitCode,
      String postTitle,
      PostClass postClass,
      PostType postType,
      RankLevel rankLevel,
      String supervisorId,
      OfficerStatus status,
      LocalDate joinedOn,
      LocalDate postSince,
      String worksInUnit,
      LocalDate unitSince,
      LocalDate leftOn) {
    this.id = id;
    this.name = name;
    this.unitCode = unitCode;
    this.postTitle = postTitle;
    this.postClass = postClass;
    this.postType = postType;
    this.rankLevel = rankLevel;
    this.supervisorId = supervisorId;
    this.status = status;
    this.joinedOn = joinedOn;
    this.postSince = postSince;
    this.worksInUnit = worksInUnit;
    this.unitSince = unitSince;
    this.leftOn = leftOn;
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String unitCode() {
    return unitCode;
  }

  public String postTitle() {
    return postTitle;
  }

  public PostClass postClass() {
    return postClass;
  }

  /** The post for which plans are made, shared with others: {@code LX-U001/GENERAL}. */
  public String post() {
    return post(unitCode, postClass);
  }

  public static String post(String unitCode, PostClass postClass) {
    return unitCode + "/" + postClass;
  }

  public PostType postType() {
    return postType;
  }

  public RankLevel rankLevel() {
    return rankLevel;
  }

  public String supervisorId() {
    return supervisorId;
  }

  public OfficerStatus status() {
    return status;
  }

  public LocalDate joinedOn() {
    return joinedOn;
  }

  public String worksInUnit() {
    return worksInUnit;
  }

  public LocalDate leftOn() {
    return leftOn;
  }

  /** Start of the present post. */
  public LocalDate postSince() {
    return postSince == null ? joinedOn : postSince;
  }

  /** Start of work in the present unit; for who is posted elsewhere, the start there. */
  public LocalDate unitSince() {
    return unitSince == null ? postSince() : unitSince;
  }

  /** Whether the file itself says since when he works there. */
  boolean namesUnitSince() {
    return unitSince != null;
  }

  /** Assessed by the county, not by the city. */
  public boolean assessed() {
    return !rankLevel.ofCountyRank();
  }

  /** In the county's service on that day. */
  public boolean hereOn(LocalDate day) {
    return !joinedOn.isAfter(day) && (leftOn == null || !leftOn.isBefore(day));
  }
}
