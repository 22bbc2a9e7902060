package io.saima.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.LocalDate;

/** An officer's part in an event that was assessed on its own (一事一考). */
@Entity
@IdClass(SpecialMerit.Key.class)
public class SpecialMerit {

  @Id private String eventCode;

  @Id private String officerId;

  private String eventName;

  private LocalDate occurredOn;

  @Column(name = "role_text")
  private String role;

  private String reference;

  protected SpecialMerit() {}

  public SpecialMerit(
      String eventCode,
      String officerId,
      String eventName,
      LocalDate occurredOn,
      String role,
      String reference) {
    this.eventCode = eventCode;
    this.officerId = officerId;
    this.eventName = eventName;
    this.occurredOn = occurredOn;
    this.role = role;
    this.reference = reference;
  }

  public String eventCode() {
    return eventCode;
  }

  public String officerId() {
    return officerId;
  }

  public String eventName() {
    return eventName;
  }

  public LocalDate occurredOn() {
    return occurredOn;
  }

  public String role() {
    return role;
  }

  public String reference() {
    return reference;
  }

  /** What a row is known by. */
  public record Key(String eventCode, String officerId) implements Serializable {
    private static final long serialVersionUID = 1L;
  }
}
