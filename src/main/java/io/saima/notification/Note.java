package io.saima.notification;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalDateTime;
import java.util.Optional;

/** One note to one person, with the moment at which it was read. */
@Entity
public class Note {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String person;
  private String topic;
  private String title;
  private String body;
  private String link;
  private LocalDateTime writtenAt;
  private LocalDateTime readAt;

  protected Note() {}

  Note(String person, String topic, String title, String body, String link, LocalDateTime now) {
    this.person = person;
    this.topic = topic;
    this.title = title;
    this.body = body;
    this.link = link;
    this.writtenAt = now;
  }

  public Long id() {
    return id;
  }

  public String person() {
    return person;
  }

  public String topic() {
    return topic;
  }

  public String title() {
    return title;
  }

  public String body() {
    return body;
  }

  public Optional<String> link() {
    return Optional.ofNullable(link);
  }

  public LocalDateTime writtenAt() {
    return writtenAt;
  }

  public Optional<LocalDateTime> readAt() {
    return Optional.ofNullable(readAt);
  }

  /** Marks it as read; the first time counts. */
  void read(LocalDateTime now) {
    if (readAt == null) {
      readAt = now;
    }
  }
}
