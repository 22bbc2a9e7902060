package io.saima.weeklylog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** What an officer noted on one day, for himself and for the log of the week. */
@Entity
@IdClass(DailyNote.Key.class)
public class DailyNote {

  @Id private String officerId;
  @Id private LocalDate notedOn;
  private String words;
  private LocalDateTime writtenAt;

  protected DailyNote() {}

  DailyNote(String officerId, LocalDate notedOn, String words, LocalDateTime writtenAt) {
    this.officerId = officerId;
    this.notedOn = notedOn;
    this.words = words;
    this.writtenAt = writtenAt;
  }

  public String officerId() {
    return officerId;
  }

  public LocalDate notedOn() {
    return notedOn;
  }

  public String words() {
    return words;
  }

  /** What a note is known by. */
  record Key(String officerId, LocalDate notedOn) implements Serializable {
    private static final long serialVersionUID = 1L;
  }
}
