package io.saima.rating;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is to be asked for a rating, and how far that has come. Whatever ends the asking deletes the
 * address in the same statement.
 */
@Service("ratingRequests")
@Transactional
public class RatingRequests {

  /** After the service a link goes out within this time, or not at all. */
  static final Duration SENT_WITHIN = Duration.ofHours(24);

  /** How long a link that ended is still known. */
  private static final Duration LINKS_KEPT = Duration.ofDays(30);

  /** How long a comment is kept. */
  private static final Duration COMMENTS_KEPT = Duration.ofDays(2 * 365);

  private final JdbcClient jdbc;
  private final Contacts contacts;
  private final RatingChannels channels;
  private final Clock clock;

  RatingRequests(JdbcClient jdbc, Contacts contacts, RatingChannels channels, Clock clock) {
    this.jdbc = jdbc;
    this.contacts = contacts;
    this.channels = channels;
    this.clock = clock;
  }

  /**
   * A request as it goes out.
   *
   * @param contact empty if the address was sealed under another key
   */
  record Outgoing(
      String eventId,
      Optional<Contact> contact,
      String officer,
      String unit,
      ServiceEventKind kind,
      LocalDateTime occurredAt) {}

  /** Where an event came from besides an import. */
  record Origin(String registeredBy, Long source, String key, String fingerprint) {}

  /** Asks a citizen: at once with the event, in the caller's transaction. */
  void ask(String eventId, Contact contact, LocalDateTime occurredAt, Origin origin) {
    boolean counter = contact.kind() == ContactKind.COUNTER;
    RequestState state =
        counter
            ? RequestState.COUNTER
            : occurredAt.isAfter(now().minus(SENT_WITHIN))
                ? RequestState.WAITING
                : RequestState.LATE;
    boolean waits = state == RequestState.WAITING;
    jdbc.sql(
            "insert into rating_request (event_id, contact_kind, sealed_address, state, tries,"
                + " settled_at, registered_by, source_id, source_key, fingerprint, received_at)"
                + " values (?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?)")
        .params(
            eventId,
            contact.kind().name(),
            waits ? contacts.seal(contact) : null,
            state.name(),
            waits ? null : now(),
            origin.registeredBy(),
            origin.source(),
            origin.key(),
            origin.fingerprint(),
            now())
        .update();
  }

  /**
   * Gives up what is older than 24 hours, takes up what was imported since, and forgets what nobody
   * needs any more.
   */
  public void tidy() {
    LocalDateTime now = now();
    end(RequestState.WAITING, channels.reached(), RequestState.LATE);
    end(RequestState.WAITING, channels.missing(), RequestState.UNREACHABLE);
    // What a case of its own was trying is settled by its timer; this is for a case that was
    // deleted.
    end(RequestState.FAILING, EnumSet.allOf(ContactKind.class), RequestState.GIVEN_UP);
    jdbc.sql(
            "insert into rating_request (event_id, contact_kind, state, tries, received_at)"
                + " select e.id, 'REFERENCE', 'WAITING', 0, :now from service_event e"
                + " where e.occurred_at > :since and e.occurred_at <= :now"
                + " and not exists (select 1 from rating_request q where q.event_id = e.id)"
                + " and not exists (select 1 from rating r where r.event_id = e.id)")
        .param("now", now)
        .param("since", now.minus(SENT_WITHIN))
        .update();
    jdbc.sql("delete from rating_link where valid_until < ?").param(now.minus(LINKS_KEPT)).update();
    jdbc.sql(
            "update rating set comment_text = null where rated_at < ? and comment_text is not null")
        .param(now.minus(COMMENTS_KEPT))
        .update();
  }

  /** Ends what is older than 24 hours, in the same statement as its address. */
  private void end(RequestState from, Set<ContactKind> kinds, RequestState as) {
    if (kinds.isEmpty()) {
      return;
    }
    jdbc.sql(
            "update rating_request set state = :as, sealed_address = null, settled_at = :now"
                + " where state = :from and contact_kind in (:kinds) and event_id in"
                + " (select id from service_event where occurred_at <= :since)")
        .param("as", as.name())
        .param("now", now())
        .param("from", from.name())
        .param("kinds", names(kinds))
        .param("since", now().minus(SENT_WITHIN))
        .update();
  }

  private static List<String> names(Set<ContactKind> kinds) {
    return kinds.stream().map(ContactKind::name).toList();
  }

  /** How many wait for a channel, by the kind of contact that none reaches; none is absent. */
  @Transactional(readOnly = true)
  Map<ContactKind, Integer> withoutChannel() {
    Map<ContactKind, Integer> waiting = new EnumMap<>(ContactKind.class);
    Set<ContactKind> missing = channels.missing();
    if (!missing.isEmpty()) {
      jdbc.sql(
              "select q.contact_kind, count(*) from rating_request q"
                  + " join service_event e on e.id = q.event_id where q.state = 'WAITING'"
                  + " and q.contact_kind in (:kinds) and e.occurred_at > :since"
                  + " group by q.contact_kind")
          .param("kinds", names(missing))
          .param("since", now().minus(SENT_WITHIN))
          .query(
              (RowCallbackHandler)
                  row -> waiting.put(ContactKind.valueOf(row.getString(1)), row.getInt(2)));
    }
    return waiting;
  }

  /** How many were ended within the last 24 hours because no channel reached them. */
  @Transactional(readOnly = true)
  int endedWithoutChannel() {
    return jdbc.sql(
            "select count(*) from rating_request where state = 'UNREACHABLE' and settled_at > ?")
        .param(now().minus(SENT_WITHIN))
        .query(Integer.class)
        .single();
  }

  /** Whether anything waits to be sent for which there is a channel. */
  @Transactional(readOnly = true)
  public boolean anyWaiting() {
    return !due(1).isEmpty();
  }

  /**
   * What is to be sent next: what was tried least, then the oldest. What no channel reaches is not
   * due: it waits, and takes nobody's place.
   */
  @Transactional(readOnly = true)
  public List<String> due(int most) {
    Set<ContactKind> reached = channels.reached();
    if (reached.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            "select q.event_id from rating_request q join service_event e on e.id = q.event_id"
                + " where q.state = 'WAITING' and q.contact_kind in (:kinds)"
                + " and e.occurred_at > :since and e.occurred_at <= :now"
                + " order by q.tries, e.occurred_at, q.event_id limit "
                + most)
        .param("kinds", names(reached))
        .param("now", now())
        .param("since", now().minus(SENT_WITHIN))
        .query(String.class)
        .list();
  }

  /** What goes out for an event; empty if nothing is to go out for it any more. */
  @Transactional(readOnly = true)
  Optional<Outgoing> outgoing(String eventId) {
    return jdbc.sql(
            "select q.contact_kind, q.sealed_address, o.name, u.name, e.kind, e.occurred_at"
                + " from rating_request q join service_event e on e.id = q.event_id"
                + " join officer o on o.id = e.officer_id left join unit u on u.code = o.unit_code"
                + " where q.event_id = ? and q.state in ('WAITING', 'FAILING')"
                + " and e.occurred_at > ?")
        .params(eventId, now().minus(SENT_WITHIN))
        .query(
            (row, n) -> {
              ContactKind kind = ContactKind.valueOf(row.getString(1));
              String sealed = row.getString(2);
              return new Outgoing(
                  eventId,
                  // An imported event names nobody: the gateway asks its own system by the event's
                  // id.
                  sealed == null
                      ? Optional.of(new Contact(kind, eventId))
                      : contacts.open(kind, sealed),
                  row.getString(3),
                  row.getString(4),
                  ServiceEventKind.valueOf(row.getString(5)),
                  row.getObject(6, LocalDateTime.class));
            })
        .optional();
  }

  /** One more try is about to be made; known at once, whatever becomes of it. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  void trying(String eventId) {
    jdbc.sql(
            "update rating_request set tries = tries + 1"
                + " where event_id = ? and state in ('WAITING', 'FAILING')")
        .param(eventId)
        .update();
  }

  /** The link is on its way; known at once, because it cannot be called back. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  void sent(String eventId) {
    settle(eventId, RequestState.SENT);
  }

  /** Its link failed; from now on a case of its own tries. */
  public void failing(String eventId) {
    jdbc.sql("update rating_request set state = 'FAILING' where event_id = ? and state = 'WAITING'")
        .param(eventId)
        .update();
  }

  /** All tries failed. */
  public void giveUp(String eventId) {
    settle(eventId, RequestState.GIVEN_UP);
  }

  private void settle(String eventId, RequestState state) {
    jdbc.sql(
            "update rating_request set state = ?, sealed_address = null, settled_at = ?"
                + " where event_id = ? and state in ('WAITING', 'FAILING')")
        .params(state.name(), now(), eventId)
        .update();
  }

  /** Until when a link of an event may be sent, for the model's timer. */
  @Transactional(readOnly = true)
  public Date lastMoment(String eventId) {
    LocalDateTime occurred =
        jdbc.sql("select occurred_at from service_event where id = ?")
            .param(eventId)
            .query(LocalDateTime.class)
            .single();
    return Date.from(occurred.plus(SENT_WITHIN).atZone(clock.getZone()).toInstant());
  }

  /** When a link ends that goes out now. */
  LocalDateTime validFromNow() {
    return now().plus(RatingLinks.VALID);
  }

  private LocalDateTime now() {
    return LocalDateTime.now(clock);
  }
}
