package io.saima.rating;

import io.saima.calendar.Quarter;
import io.saima.engine.TaskRefused;
import io.saima.organization.Assignments;
import io.saima.organization.ClosedQuarters;
import io.saima.organization.County;
import io.saima.organization.Officer;
import io.saima.plan.ApprovedPolicy;
import io.saima.rating.RatingRequests.Origin;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Services that officers enter themselves. Nobody vouches for such a citizen but the officer, so he
 * is held to what he could not make up alone: a link goes to the citizen's own telephone or mailbox
 * and is never shown to the officer; and all whom one officer lets scan without a contact count as
 * one citizen, of whom as few ratings count as of any other. Whoever enters his own service is seen
 * to have done so.
 */
@Service("serviceRegistrations")
@Transactional
public class ServiceRegistrations {

  private static final int MOST_A_DAY = 100;

  /** So often one officer may have the same citizen asked in a day, about whomever. */
  private static final int MOST_A_DAY_TO_ONE = 5;

  private final JdbcClient jdbc;
  private final ServiceEvents events;
  private final RatingRequests requests;
  private final RatingLinks links;
  private final Contacts contacts;
  private final RatingChannels channels;
  private final Assignments assignments;
  private final ClosedQuarters closed;
  private final ApprovedPolicy policy;
  private final Clock clock;

  ServiceRegistrations(
      JdbcClient jdbc,
      ServiceEvents events,
      RatingRequests requests,
      RatingLinks links,
      Contacts contacts,
      RatingChannels channels,
      Assignments assignments,
      ClosedQuarters closed,
      ApprovedPolicy policy,
      Clock clock) {
    this.jdbc = jdbc;
    this.events = events;
    this.requests = requests;
    this.links = links;
    this.contacts = contacts;
    this.channels = channels;
    this.assignments = assignments;
    this.closed = closed;
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * A line of an officer's list of services; whether the citizen has answered is not among it,
   * because it would tell whose answer is new.
   *
   * @param served whose service it was
   * @param scannable whether its code may be shown now
   */
  public record Line(
      String id,
      String served,
      ServiceEventKind kind,
      LocalDateTime occurredAt,
      RequestState state,
      boolean scannable) {}

  /**
   * Enters a service.
   *
   * @param officerId who served; empty = whoever enters it
   * @param at at what time within the last 24 hours; empty = now
   * @param contact the citizen's address of that kind; of no account where he scans
   * @return the event's id
   * @throws TaskRefused with a Chinese sentence that names the field
   */
  public String register(
      Optional<String> officerId,
      ServiceEventKind kind,
      Optional<LocalTime> at,
      ContactKind reach,
      Optional<String> contact,
      String registrar) {
    County county = assignments.county();
    Officer by =
        county.officer(registrar).orElseThrow(() -> new TaskRefused("服务事项只能由公务员本人或同单位的同事登记。"));
    String served = officerId.orElse(registrar);
    Officer officer =
        county
            .officer(served)
            .filter(one -> one.assessed() && one.unitCode().equals(by.unitCode()))
            .orElseThrow(
                () -> new TaskRefused("“服务人员编号”应为本单位在职被考核人员的编号，没有“%s”，请核对。".formatted(served)));
    LocalDateTime now = LocalDateTime.now(clock);
    LocalDateTime occurredAt = at.map(time -> last(time, now)).orElse(now);
    closed.hold();
    if (closed.of(ClosedQuarters.Part.INPUTS).contains(Quarter.of(occurredAt.toLocalDate()))) {
      throw new TaskRefused("“服务时间”所在季度的数据已经封存，不能再登记。");
    }
    if (registeredToday(registrar, now) >= MOST_A_DAY) {
      throw new TaskRefused("您今天已登记%d项，达到上限；业务量大的窗口请由业务系统接口报送。".formatted(MOST_A_DAY));
    }
    Contact citizen = citizen(reach, contact, registrar);
    String hash =
        reach == ContactKind.COUNTER ? contacts.hash("desk", registrar) : contacts.hash(citizen);
    if (reach != ContactKind.COUNTER) {
      checkOften(officer, occurredAt, hash);
      checkFlood(registrar, hash, now);
    }
    String id = ServiceEvents.newId();
    events.saveAndFlush(new ServiceEvent(id, officer.id(), kind, occurredAt, hash));
    requests.ask(id, citizen, occurredAt, new Origin(registrar, null, null, null));
    return id;
  }

  private Contact citizen(ContactKind reach, Optional<String> contact, String registrar) {
    if (reach == ContactKind.COUNTER) {
      if (contact.isPresent()) {
        throw new TaskRefused("现场扫码的不填“手机号码或邮箱”，请清空，或改选短信、邮件。");
      }
      return new Contact(reach, registrar);
    }
    if (channels.to(reach).isEmpty()) {
      throw new TaskRefused("本县还没有开通“%s”，请改选现场扫码。".formatted(reach.label()));
    }
    return contact
        .flatMap(text -> contacts.read(reach, text))
        .orElseThrow(
            () ->
                new TaskRefused(
                    reach == ContactKind.PHONE
                        ? "“手机号码或邮箱”应为11位手机号码，请更正。"
                        : "“手机号码或邮箱”应为电子邮箱地址，请更正。"));
  }

  private static LocalDateTime last(LocalTime time, LocalDateTime now) {
    LocalDateTime today = now.toLocalDate().atTime(time);
    return today.isAfter(now) ? today.minusDays(1) : today;
  }

  /** Nobody is asked more often than his answers count. */
  private void checkOften(Officer officer, LocalDateTime occurredAt, String hash) {
    Quarter quarter = Quarter.of(occurredAt.toLocalDate());
    int most = policy.of(quarter).pubMaxPerRater();
    int known =
        jdbc.sql(
                "select count(*) from service_event where officer_id = ? and contact_hash = ?"
                    + " and occurred_at >= ? and occurred_at < ?")
            .params(
                officer.id(),
                hash,
                quarter.first().atStartOfDay(),
                quarter.next().first().atStartOfDay())
            .query(Integer.class)
            .single();
    if (known >= most) {
      throw new TaskRefused("同一位群众对同一服务人员的评价，每季最多计%d次，本季已登记%d次，不再发送。".formatted(most, known));
    }
  }

  /** Nobody's telephone or mailbox is filled by one officer in his colleagues' names. */
  private void checkFlood(String registrar, String hash, LocalDateTime now) {
    int today =
        jdbc.sql(
                "select count(*) from rating_request q join service_event e on e.id = q.event_id"
                    + " where q.registered_by = ? and q.received_at >= ? and e.contact_hash = ?")
            .params(registrar, now.toLocalDate().atStartOfDay(), hash)
            .query(Integer.class)
            .single();
    if (today >= MOST_A_DAY_TO_ONE) {
      throw new TaskRefused("您今天已为这个号码或邮箱登记%d项，不再发送，以免打扰群众。".formatted(today));
    }
  }

  private int registeredToday(String registrar, LocalDateTime now) {
    return jdbc.sql(
            "select count(*) from rating_request where registered_by = ? and received_at >= ?")
        .params(registrar, now.toLocalDate().atStartOfDay())
        .query(Integer.class)
        .single();
  }

  /** The last services of an officer and those that he entered, the newest first. */
  @Transactional(readOnly = true)
  public List<Line> of(String officer) {
    LocalDateTime now = LocalDateTime.now(clock);
    return jdbc.sql(
            "select e.id, o.name, e.kind, e.occurred_at, q.state, q.contact_kind"
                + " from service_event e"
                + " join rating_request q on q.event_id = e.id"
                + " join officer o on o.id = e.officer_id"
                + " where (e.officer_id = :me or q.registered_by = :me) and e.occurred_at > :since"
                + " order by e.occurred_at desc, e.id")
        .param("me", officer)
        .param("since", now.minusDays(7))
        .query(
            (row, n) -> {
              RequestState state =
                  channels.shown(
                      RequestState.valueOf(row.getString(5)),
                      ContactKind.valueOf(row.getString(6)));
              LocalDateTime occurred = row.getObject(4, LocalDateTime.class);
              return new Line(
                  row.getString(1),
                  row.getString(2),
                  ServiceEventKind.valueOf(row.getString(3)),
                  occurred,
                  state,
                  state == RequestState.COUNTER
                      && occurred.isAfter(now.minus(RatingRequests.SENT_WITHIN)));
            })
        .list();
  }

  /**
   * Makes a link to be shown as a code at the counter.
   *
   * @return the token and until when it is valid; empty if this officer may not show it, or not any
   *     more
   */
  public Optional<LinkToken> show(String eventId, String officer) {
    return of(officer).stream()
        .filter(line -> line.id().equals(eventId) && line.scannable())
        .findFirst()
        .map(line -> links.make(eventId, officer));
  }
}
