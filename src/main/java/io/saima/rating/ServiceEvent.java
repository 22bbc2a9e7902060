package io.saima.rating;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDateTime;

/** A service to a citizen, after which the citizen may rate the officer. */
@Entity
public class ServiceEvent {

  @Id private String id;

  private String officerId;

  @Enumerated(EnumType.STRING)
  private ServiceEventKind kind;

  private LocalDateTime occurredAt;

  private String contactHash;

  protected ServiceEvent() {}

  public ServiceEvent(
      String id,
      String officerId,
      ServiceEventKind kind,
      LocalDateTime occurredAt,
      String contactHash) {
    this.id = id;
    this.officerId = officerId;
    this.kind = kind;
    this.occurredAt = occurredAt;
    this.contactHash = contactHash;
  }

  public String id() {
    return id;
  }

  public String officerId() {
    return officerId;
  }

  public ServiceEventKind kind() {
    return kind;
  }

  public LocalDateTime occurredAt() {
    return occurredAt;
  }

  public String contactHash() {
    return contactHash;
  }
}
