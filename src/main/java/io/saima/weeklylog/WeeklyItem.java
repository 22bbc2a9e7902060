package io.saima.weeklylog;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalDate;

/**
 * One thing that an officer means to do, or did, in a week; the day on which it was added decides
 * whether it is plan.
 */
@Entity
public class WeeklyItem {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String officerId;
  private String weekCode;
  private String item;
  private LocalDate addedOn;
  private boolean done;

  protected WeeklyItem() {}

  WeeklyItem(String officerId, String weekCode, String item, LocalDate addedOn, boolean done) {
    this.officerId = officerId;
    this.weekCode = weekCode;
    this.item = item;
    this.addedOn = addedOn;
    this.done = done;
  }

  public String officerId() {
    return officerId;
  }

  public String weekCode() {
    return weekCode;
  }

  public String item() {
    return item;
  }

  public LocalDate addedOn() {
    return addedOn;
  }

  public boolean done() {
    return done;
  }
}
