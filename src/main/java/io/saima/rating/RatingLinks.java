package io.saima.rating;

import io.saima.rating.RatingInbox.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The links that were given to citizens, and what comes back by them. */
@Service
@Transactional
public class RatingLinks {

  /** What citizens may tick. */
  public static final List<String> TAGS =
      List.of(
          "态度热情", "一次办结", "讲解清楚", "效率高", "主动上门", "作风务实", "推诿拖延", "态度生硬", "多次跑腿", "材料反复", "答复不清",
          "找不到人");

  /** The most of them at once. */
  public static final int MOST_TAGS = 5;

  /** The longest comment, in characters. */
  public static final int LONGEST_COMMENT = 500;

  /** How long a link is valid from when it is sent or shown. */
  static final Duration VALID = Duration.ofDays(7);

  private final JdbcClient jdbc;
  private final RatingInbox inbox;
  private final Clock clock;

  RatingLinks(JdbcClient jdbc, RatingInbox inbox, Clock clock) {
    this.jdbc = jdbc;
    this.inbox = inbox;
    this.clock = clock;
  }

  /**
   * What a link is about.
   *
   * @param rated whether it was used
   */
  public record Asked(
      String eventId,
      String officer,
      String post,
      String unit,
      ServiceEventKind kind,
      LocalDateTime occurredAt,
      boolean rated) {}

  /**
   * Makes a link for an event, at once in a transaction of its own: what is given away is known.
   *
   * @param shownBy who shows it at the counter; null if it is sent
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public LinkToken make(String eventId, String shownBy) {
    LinkToken token = LinkToken.random();
    LocalDateTime now = now();
    jdbc.sql(
            "insert into rating_link (token_hash, event_id, made_at, valid_until, shown_by)"
                + " values (?, ?, ?, ?, ?)")
        .params(token.hash(), eventId, now, now.plus(VALID), shownBy)
        .update();
    return token;
  }

  /** What a link is about; empty if it is none, or none any more. */
  @Transactional(readOnly = true)
  public Optional<Asked> find(LinkToken token) {
    return jdbc.sql(
            "select e.id, o.name, o.post_title, u.name, e.kind, e.occurred_at, r.score"
                + " from rating_link l join service_event e on e.id = l.event_id"
                + " join officer o on o.id = e.officer_id"
                + " left join unit u on u.code = o.unit_code"
                + " left join rating r on r.event_id = e.id"
                + " where l.token_hash = ? and l.valid_until > ?")
        .params(token.hash(), now())
        .query(
            (row, n) ->
                new Asked(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    ServiceEventKind.valueOf(row.getString(5)),
                    row.getObject(6, LocalDateTime.class),
                    row.getObject(7) != null))
        .optional();
  }

  /**
   * Takes a rating; what is taken is committed. An event is rated once, whatever comes at the same
   * moment: the first one stands.
   *
   * @param score 1–10
   * @param tags among {@link #TAGS}
   * @param comment at most {@link #LONGEST_COMMENT}; empty for none
   * @return whether the link led to an event, rated now or before; false if it is none, or none any
   *     more
   */
  @Transactional(propagation = Propagation.NEVER)
  public boolean rate(LinkToken token, int score, Collection<String> tags, String comment) {
    return inbox.take(
        new Answer(
            token.hash(),
            score,
            tags.isEmpty() ? null : String.join(";", tags),
            comment.isEmpty() ? null : comment,
            now()));
  }

  private LocalDateTime now() {
    return LocalDateTime.now(clock);
  }
}
