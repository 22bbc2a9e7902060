package io.saima.rating;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDateTime;
import java.util.List;

/** A citizen's rating of one service event. */
@Entity
public class Rating {

  @Id private String eventId;

  private int score;

  private String tags;

  @Column(name = "comment_text")
  private String comment;

  private LocalDateTime ratedAt;

  protected Rating() {}

  public Rating(String eventId, int score, String tags, String comment, LocalDateTime ratedAt) {
    this.eventId = eventId;
    this.score = score;
    this.tags = tags;
    this.comment = comment;
    this.ratedAt = ratedAt;
  }

  public String eventId() {
    return eventId;
  }

  public int score() {
    return score;
  }

  public String comment() {
    return comment;
  }

  public LocalDateTime ratedAt() {
    return ratedAt;
  }

  public List<String> tags() {
    return tags == null ? List.of() : List.of(tags.split(";"));
  }
}
