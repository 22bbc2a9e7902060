package io.saima.weeklylog;

import io.saima.calendar.Week;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDateTime;

/** What an officer planned and did in one week, as filed (周纪实). */
@Entity
@IdClass(WeeklyLog.Key.class)
public class WeeklyLog {

  @Id private String officerId;

  @Id private String weekCode;

  private int planned;

  private int done;

  private String content;

  private String place;

  @Column(precision = 9, scale = 6)
  private BigDecimal lat;

  @Column(precision = 9, scale = 6)
  private BigDecimal lon;

  private LocalDateTime submittedAt;

  /** Whether the officer filed it here; else it came with an import. */
  private boolean filedOnline;

  protected WeeklyLog() {}

  public WeeklyLog(
      String officerId,
      String weekCode,
      int planned,
      int done,
      String content,
      String place,
      BigDecimal lat,
      BigDecimal lon,
      LocalDateTime submittedAt) {
    this.officerId = officerId;
    this.weekCode = weekCode;
    this.planned = planned;
    this.done = done;
    this.content = content;
    this.place = place;
    this.lat = lat;
    this.lon = lon;
    this.submittedAt = submittedAt;
  }

  /** Marks it as written here by its officer: no import replaces it. */
  WeeklyLog byOfficer() {
    filedOnline = true;
    return this;
  }

  public String officerId() {
    return officerId;
  }

  public Week week() {
    return Week.parse(weekCode);
  }

  public String weekCode() {
    return weekCode;
  }

  public int planned() {
    return planned;
  }

  public int done() {
    return done;
  }

  public String content() {
    return content;
  }

  public String place() {
    return place;
  }

  public BigDecimal lat() {
    return lat;
  }

  public BigDecimal lon() {
    return lon;
  }

  public LocalDateTime submittedAt() {
    return submittedAt;
  }

  /** What a row is known by. */
  public record Key(String officerId, String weekCode) implements Serializable {
    private static final long serialVersionUID = 1L;
  }
}
