package io.saima.rating;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores together what citizens answer at the same moment: when hundreds open their links at once,
 * none of them waits for a connection. While one transaction is written the next answers gather,
 * and each sender hears when his is committed.
 */
@Component
class RatingInbox implements DisposableBean {

  private static final int MOST_AT_ONCE = 200;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final TransactionTemplate transaction;
  private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "ratings"));

  RatingInbox(JdbcClient jdbc, JdbcTemplate batches, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public void destroy() {
    writer.shutdown();
  }

  /**
   * What came by a link.
   *
   * @param link the hash of its token
   * @param tags with semicolons between them; null for none
   * @param comment null for none
   */
  record Answer(String link, int score, String tags, String comment, LocalDateTime at) {}

  /** An answer whose sender waits to hear whether its link led to an event. */
  private record Waiting(Answer answer, CompletableFuture<Boolean> heard) {}

  /**
   * Stores an answer, in no transaction of the caller's: it returns when the answer is committed.
   * An event is rated once: the first answer stands, and one after it changes nothing.
   *
   * @return whether the link led to an event, rated now or before; false if it is none, or none any
   *     more
   */
  boolean take(Answer answer) {
    Waiting mine = new Waiting(answer, new CompletableFuture<>());
    waiting.add(mine);
    writer.execute(this::storeWaiting);
    try {
      return mine.heard.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("A rating was not stored", e.getCause());
    }
  }

  /** All that wait, or nothing if they have been stored together with others. */
  private void storeWaiting() {
    List<Waiting> next = new ArrayList<>();
    while (next.size() < MOST_AT_ONCE && !waiting.isEmpty()) {
      next.add(waiting.remove());
    }
    if (!next.isEmpty()) {
      store(next);
    }
  }

  private void store(List<Waiting> some) {
    List<Answer> answers = some.stream().map(Waiting::answer).toList();
    try {
      Set<Answer> leading = transaction.execute(status -> insert(answers));
      some.forEach(one -> one.heard.complete(leading.contains(one.answer)));
    } catch (DataIntegrityViolationException e) {
      if (some.size() > 1 || e instanceof DuplicateKeyException) {
        // Another server was quicker with one of them: it is seen now, and costs nobody his answer.
        some.forEach(one -> store(List.of(one)));
      } else {
        some.forEach(one -> one.heard.completeExceptionally(e));
      }
    } catch (RuntimeException | Error e) {
      some.forEach(one -> one.heard.completeExceptionally(e));
    }
  }

  private record Link(String event, LocalDateTime validUntil, boolean rated) {}

  /** Of these answers those whose links lead to an event. */
  private Set<Answer> insert(List<Answer> answers) {
    Map<String, Link> links = new HashMap<>();
    jdbc.sql(
            "select l.token_hash, l.event_id, l.valid_until, r.event_id from rating_link l"
                + " left join rating r on r.event_id = l.event_id where l.token_hash in (:links)")
        .param("links", answers.stream().map(Answer::link).toList())
        .query(
            (RowCallbackHandler)
                row ->
                    links.put(
                        row.getString(1),
                        new Link(
                            row.getString(2),
                            row.getObject(3, LocalDateTime.class),
                            row.getString(4) != null)));
    Set<Answer> leading = new HashSet<>();
    // By event, so that two servers never wait for each other.
    Map<String, Object[]> rows = new TreeMap<>();
    for (Answer answer : answers) {
      Link link = links.get(answer.link());
      if (link != null && link.validUntil().isAfter(answer.at())) {
        leading.add(answer);
        if (!link.rated()) {
          rows.putIfAbsent(
              link.event(),
              new Object[] {
                link.event(), answer.score(), answer.tags(), answer.comment(), answer.at()
              });
        }
      }
    }
    if (!rows.isEmpty()) {
      batches.batchUpdate(
          "insert into rating (event_id, score, tags, comment_text, rated_at)"
              + " values (?, ?, ?, ?, ?)",
          List.copyOf(rows.values()));
    }
    return leading;
  }
}
