package io.saima.rating;

import io.saima.organization.ClosedQuarters;
import io.saima.organization.CurrentCounty;
import io.saima.organization.Officer;
import io.saima.organization.imports.Advice;
import io.saima.organization.imports.Reason;
import io.saima.organization.imports.Row;
import io.saima.organization.imports.SentRows;
import io.saima.organization.sources.DataSource;
import io.saima.plan.DeliveryFault;
import io.saima.plan.DeliveryFault.Code;
import io.saima.plan.DeliveryRefused;
import io.saima.rating.RatingRequests.Origin;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the service events that data sources report: all of a delivery or none, each under the
 * source's key for it once and for ever. What an event must be like is what the import says.
 */
@Service
public class ServiceEventDeliveries {

  /** The most events of one delivery. */
  public static final int MOST = 500;

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:/-]{1,64}");

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final ClosedQuarters closed;
  private final SentRows sentRows;
  private final ServiceEventsTable table;
  private final CurrentCounty county;
  private final Contacts contacts;
  private final RatingRequests requests;
  private final RatingChannels channels;
  private final Clock clock;

  ServiceEventDeliveries(
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions,
      ClosedQuarters closed,
      SentRows sentRows,
      ServiceEventsTable table,
      CurrentCounty county,
      Contacts contacts,
      RatingRequests requests,
      RatingChannels channels,
      Clock clock) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.closed = closed;
    this.sentRows = sentRows;
    this.table = table;
    this.county = county;
    this.contacts = contacts;
    this.requests = requests;
    this.channels = channels;
    this.clock = clock;
  }

  private record Known(String fingerprint, DeliveredEvent answer) {}

  private record Fresh(int index, Contact contact, Map<String, String> row) {}

  /**
   * Stores events, and has their citizens asked.
   *
   * @param events at most {@link #MOST}
   * @return what each came to, in their order
   * @throws DeliveryRefused if one of them has a fault: nothing is stored
   */
  public List<DeliveredEvent> take(DataSource source, List<SentEvent> events) {
    try {
      return transaction.execute(status -> inTransaction(source, events));
    } catch (DuplicateKeyException e) {
      // Somebody stored the same meanwhile: it is seen at the second try.
      return transaction.execute(status -> inTransaction(source, events));
    }
  }

  private List<DeliveredEvent> inTransaction(DataSource source, List<SentEvent> events) {
    closed.hold();
    return new Delivery(source, events).take();
  }

  /** One delivery on its way into the tables. */
  private final class Delivery {

    private final DataSource source;
    private final List<SentEvent> events;
    private final LocalDateTime now = LocalDateTime.now(clock);
    private final List<DeliveryFault> faults = new ArrayList<>();
    private final DeliveredEvent[] answers;
    private final List<Fresh> fresh = new ArrayList<>();
    private final Map<Integer, LocalDateTime> occurred = new HashMap<>();

    Delivery(DataSource source, List<SentEvent> events) {
      this.source = source;
      this.events = events;
      this.answers = new DeliveredEvent[events.size()];
    }

    List<DeliveredEvent> take() {
      Map<String, Known> known = known();
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < events.size(); i++) {
        check(i, known, seen);
      }
      store();
      if (!faults.isEmpty()) {
        faults.sort(Comparator.comparing(DeliveryFault::index));
        throw new DeliveryRefused(faults);
      }
      fresh.forEach(this::ask);
      Map<String, Known> stored = known();
      fresh.forEach(
          one -> {
            DeliveredEvent answer = stored.get(events.get(one.index).key()).answer;
            answers[one.index] =
                new DeliveredEvent(answer.key(), answer.id(), answer.state(), false);
          });
      return List.of(answers);
    }

    private void check(int i, Map<String, Known> known, Set<String> seen) {
      SentEvent event = events.get(i);
      String key = event.key();
      if (key == null || key.isEmpty()) {
        fault(i, SentEvent.KEY, Reason.REQUIRED.name(), "“key”不能为空，请填写贵方对这个事项的唯一编号。");
      } else if (!KEY.matcher(key).matches()) {
        fault(i, SentEvent.KEY, Reason.PATTERN.name(), "“key”应为1至64个英文字母、数字或._:/-，请更正。");
      } else if (!seen.add(key)) {
        fault(
            i,
            SentEvent.KEY,
            Reason.DUPLICATE_KEY.name(),
            "“key”的值“" + key + "”在本次报送中已出现过，每个事项应有自己的key。");
      } else if (!known.containsKey(key)) {
        checkFresh(i);
      } else if (known.get(key).fingerprint.equals(fingerprint(event))) {
        answers[i] = known.get(key).answer;
      } else {
        fault(
            i,
            SentEvent.KEY,
            Code.KEY_CONFLICT.name(),
            "“key”的值“" + key + "”此前已用于另一事项，已登记的不能改写；请换一个新的key。");
      }
    }

    private void checkFresh(int i) {
      SentEvent event = events.get(i);
      Optional<Officer> officer = county.get().officer(event.cell(SentEvent.OFFICER));
      if (officer.isPresent() && !covers(officer.get())) {
        fault(
            i,
            SentEvent.OFFICER,
            Code.NOT_ALLOTTED.name(),
            "“officer_id”的值“%s”（单位%s）不在贵方的报送范围内；需要报送的，请组织部调整范围。"
                .formatted(officer.get().id(), officer.get().unitCode()));
      }
      Optional<ContactKind> reach = reach(i, event.cell(SentEvent.REACH));
      if (reach.isEmpty()) {
        return;
      }
      Optional<Contact> contact = contacts.read(reach.get(), event.cell(SentEvent.CONTACT));
      if (contact.isEmpty()) {
        fault(i, SentEvent.CONTACT, Reason.PATTERN.name(), expected(reach.get()));
        return;
      }
      Map<String, String> row = new HashMap<>();
      row.put("id", ServiceEvents.newId());
      row.put("officer_id", event.cell(SentEvent.OFFICER));
      row.put("kind", event.cell(SentEvent.KIND));
      row.put("occurred_at", event.cell(SentEvent.OCCURRED));
      row.put("contact_hash", hash(contact.get()));
      fresh.add(new Fresh(i, contact.get(), row));
    }

    private boolean covers(Officer officer) {
      return source
          .allotment()
          .units()
          .map(units -> units.contains(officer.unitCode()))
          .orElse(true);
    }

    private Optional<ContactKind> reach(int i, String text) {
      Optional<ContactKind> kind =
          Stream.of(ContactKind.values()).filter(one -> one.name().equals(text)).findFirst();
      if (kind.isEmpty()) {
        fault(
            i,
            SentEvent.REACH,
            text.isEmpty() ? Reason.REQUIRED.name() : Reason.PATTERN.name(),
            "“reach”应为PHONE（短信）、MAIL（邮件）、REFERENCE（由贵方网关转达）或COUNTER（现场扫码），请更正。");
      }
      return kind;
    }

    private static String expected(ContactKind kind) {
      return switch (kind) {
        case PHONE -> "“contact”应为11位手机号码，请更正。";
        case MAIL -> "“contact”应为电子邮箱地址，请更正。";
        case REFERENCE, COUNTER -> "“contact”应为贵方对这位群众的编号（1至64个英文字母、数字或._:/-），请更正。";
      };
    }

    /** Whom only the source knows is nobody whom another source knows by the same name. */
    private String hash(Contact contact) {
      return switch (contact.kind()) {
        case PHONE, MAIL -> contacts.hash(contact);
        case REFERENCE, COUNTER -> contacts.hash("source/" + source.id(), contact.address());
      };
    }

    private void store() {
      List<SentRows.Fault> found =
          sentRows.take(
              table,
              run ->
                  new ServiceEventRules() {
                    @Override
                    public void conditions(Row row, Faults rowFaults) {
                      occurred.put(row.line(), row.moment("occurred_at"));
                      if (row.moment("occurred_at").isAfter(now)) {
                        rowFaults.add(SentEvent.OCCURRED, Reason.CONDITION, "服务时间还没有到，请更正，或到时再报。");
                      }
                    }
                  },
              fresh.stream().map(Fresh::row).toList());
      for (SentRows.Fault one : found) {
        fault(fresh.get(one.row()).index, one.column(), one.reason().name(), one.message());
      }
    }

    private void ask(Fresh one) {
      SentEvent event = events.get(one.index);
      requests.ask(
          one.row.get("id"),
          one.contact,
          occurred.get(fresh.indexOf(one)),
          new Origin(null, source.id(), event.key(), fingerprint(event)));
    }

    /** Keyed, because it holds the contact. */
    private String fingerprint(SentEvent event) {
      return contacts.hash("fingerprint", event.content());
    }

    private Map<String, Known> known() {
      List<String> keys =
          events.stream()
              .map(SentEvent::key)
              .filter(key -> key != null && KEY.matcher(key).matches())
              .distinct()
              .toList();
      Map<String, Known> known = new HashMap<>();
      if (!keys.isEmpty()) {
        jdbc.query(
            "select source_key, fingerprint, event_id, state, contact_kind from rating_request"
                + " where source_id = ? and source_key in ("
                + String.join(", ", Collections.nCopies(keys.size(), "?"))
                + ")",
            row -> {
              known.put(
                  row.getString(1),
                  new Known(
                      row.getString(2),
                      new DeliveredEvent(
                          row.getString(1),
                          row.getString(3),
                          channels.shown(
                              RequestState.valueOf(row.getString(4)),
                              ContactKind.valueOf(row.getString(5))),
                          true)));
            },
            Stream.concat(Stream.of(source.id()), keys.stream()).toArray());
      }
      return known;
    }

    private void fault(int i, String field, String code, String message) {
      String key = events.get(i).key();
      faults.add(
          new DeliveryFault(i, key == null ? null : Advice.excerpt(key, 64), field, code, message));
    }
  }
}
