package io.saima.support;

import java.time.LocalDateTime;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Services that citizens have rated, whatever way they were asked. */
@TestComponent
public class RatedServices {

  private final JdbcClient jdbc;

  RatedServices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A service of an officer to a citizen, and his rating an hour later. */
  public void rated(String event, String officer, String citizen, int score, LocalDateTime at) {
    rated(event, officer, citizen, score, null, at);
  }

  /** The same with a comment, or null for none. */
  public void rated(
      String event, String officer, String citizen, int score, String comment, LocalDateTime at) {
    rated(event, officer, citizen, score, comment, at, at.plusHours(1));
  }

  /** The same with the moment at which he rated. */
  public void rated(
      String event,
      String officer,
      String citizen,
      int score,
      String comment,
      LocalDateTime at,
      LocalDateTime ratedAt) {
    jdbc.sql(
            "insert into service_event (id, officer_id, kind, occurred_at, contact_hash)"
                + " values (?, ?, 'PUBLIC_APPROVAL', ?, ?)")
        .params(event, officer, at, "hash-" + citizen)
        .update();
    jdbc.sql("insert into rating (event_id, score, comment_text, rated_at) values (?, ?, ?, ?)")
        .params(event, score, comment, ratedAt)
        .update();
  }
}
