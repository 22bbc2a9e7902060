package io.saima.rating;

import static java.util.Collections.nCopies;

import io.saima.engine.TaskRefused;
import io.saima.rectification.Problem;
import io.saima.rectification.ProblemClass;
import io.saima.rectification.ProblemSource;
import io.saima.rectification.RectificationPeople;
import io.saima.rectification.Rectifications;
import io.saima.rectification.Rectifications.Known;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What citizens wrote, for the organization department: it turns a suggestion into a rectification
 * item with its days counted down; and how the asking goes.
 */
@Service
@Transactional
public class CitizensVoices {

  private static final int MONTH = 30;
  private static final int HALF_YEAR = 182;
  private static final int LEAST_RATERS = 3;
  private static final int LONGEST_WORDS = 1000;

  private static final String WITH_COMMENT = " where r.comment_text is not null";

  private final JdbcTemplate jdbc;
  private final Rectifications rectifications;
  private final RectificationPeople people;
  private final RatingChannels channels;
  private final Clock clock;

  CitizensVoices(
      JdbcTemplate jdbc,
      Rectifications rectifications,
      RectificationPeople people,
      RatingChannels channels,
      Clock clock) {
    this.jdbc = jdbc;
    this.rectifications = rectifications;
    this.people = people;
    this.channels = channels;
    this.clock = clock;
  }

  /**
   * A comment, without the score and the tags beside which it was written: a citizen is told that
   * his words are read, and a single score is shown to nobody.
   *
   * @param item the rectification item that it was turned into
   * @param daysLeft until its deadline, negative once it is over; empty if there is no item, or it
   *     is closed
   */
  public record Voice(
      String eventId,
      String officerId,
      String officer,
      String unit,
      ServiceEventKind kind,
      String comment,
      LocalDateTime ratedAt,
      Optional<Known> item,
      Optional<Long> daysLeft) {}

  /**
   * Services that an officer entered for himself, and how they were rated.
   *
   * @param mean null if they are of fewer than three citizens
   * @param otherMean of his other ratings; null if they are of fewer than three citizens
   */
  public record SelfEntered(
      String officerId, String officer, int services, int ratings, Double mean, Double otherMean) {}

  /**
   * A page of comments, the newest first; those about the reader or his relations are not shown.
   */
  @Transactional(readOnly = true)
  public List<Voice> page(String reader, int first, int size) {
    record Line(
        String event,
        String officerId,
        String officer,
        String unit,
        ServiceEventKind kind,
        String comment,
        LocalDateTime ratedAt) {}
    List<String> hidden = hidden(reader);
    List<Object> arguments = new ArrayList<>(hidden);
    arguments.addAll(List.of(size, first));
    List<Line> lines =
        jdbc.query(
            "select e.id, e.officer_id, o.name, u.name, e.kind, r.comment_text, r.rated_at"
                + " from rating r join service_event e on e.id = r.event_id"
                + " join officer o on o.id = e.officer_id left join unit u on u.code = o.unit_code"
                + WITH_COMMENT
                + without(hidden)
                + " order by r.rated_at desc, e.id limit ? offset ?",
            (row, n) ->
                new Line(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    ServiceEventKind.valueOf(row.getString(5)),
                    row.getString(6),
                    row.getObject(7, LocalDateTime.class)),
            arguments.toArray());
    Map<String, Known> items =
        rectifications.known(lines.stream().map(line -> reference(line.event)).toList());
    LocalDate today = LocalDate.now(clock);
    return lines.stream()
        .map(
            line -> {
              Optional<Known> item = Optional.ofNullable(items.get(reference(line.event)));
              return new Voice(
                  line.event,
                  line.officerId,
                  line.officer,
                  line.unit,
                  line.kind,
                  line.comment,
                  line.ratedAt,
                  item,
                  item.filter(Known::open)
                      .map(known -> ChronoUnit.DAYS.between(today, known.deadline())));
            })
        .toList();
  }

  /** How many comments the reader is shown. */
  @Transactional(readOnly = true)
  public int count(String reader) {
    List<String> hidden = hidden(reader);
    return jdbc.queryForObject(
        "select count(*) from rating r join service_event e on e.id = r.event_id"
            + WITH_COMMENT
            + without(hidden),
        Integer.class,
        hidden.toArray());
  }

  /** Whose comments are kept from a reader: they are left out before the pages are counted. */
  private List<String> hidden(String reader) {
    return people.closedTo(
        jdbc.queryForList(
            "select distinct e.officer_id from rating r join service_event e on e.id = r.event_id"
                + WITH_COMMENT,
            String.class),
        reader);
  }

  private static String without(List<String> hidden) {
    return hidden.isEmpty()
        ? ""
        : " and e.officer_id not in (" + String.join(",", nCopies(hidden.size(), "?")) + ")";
  }

  /**
   * Turns a suggestion into a rectification item; a second time changes nothing.
   *
   * @param problem in the department's own words, because the officer reads them
   * @param task what is to be done
   * @return the item's number
   * @throws TaskRefused with a Chinese sentence; also if this reader may not
   */
  public String rectify(
      String eventId, ProblemClass problemClass, String problem, String task, String by) {
    String officer =
        jdbc
            .queryForList(
                "select e.officer_id from service_event e join rating r on r.event_id = e.id"
                    + " where e.id = ? and r.comment_text is not null",
                String.class,
                eventId)
            .stream()
            .findFirst()
            .filter(id -> people.mayOpen(id, by))
            .orElseThrow(() -> new TaskRefused("没有这条留言，或者您须回避，不能转为整改。"));
    if (!people.assessedHere(officer)) {
      throw new TaskRefused("被评价人已不在职，不能转为整改。");
    }
    String problemWords = words("问题", problem);
    String taskWords = words("整改任务", task);
    return rectifications.open(
        Problem.of(
            ProblemSource.SUGGESTION,
            reference(eventId),
            officer,
            problemClass,
            problemWords,
            taskWords,
            by));
  }

  /** A browser counts a line break as one character, and sends two. */
  private static String words(String field, String sent) {
    String words = sent.replace("\r\n", "\n");
    int length = words.codePointCount(0, words.length());
    if (length == 0) {
      throw new TaskRefused("“%s”必须填写。".formatted(field));
    }
    if (length > LONGEST_WORDS) {
      throw new TaskRefused("“%s”不能超过%d字，现有%d字。".formatted(field, LONGEST_WORDS, length));
    }
    return words;
  }

  /** How the asking of the last 30 days went: how many are in each state; none is absent. */
  @Transactional(readOnly = true)
  public Map<RequestState, Integer> dispatched() {
    LocalDateTime since = LocalDateTime.now(clock).minusDays(MONTH);
    Map<RequestState, Integer> states = new EnumMap<>(RequestState.class);
    jdbc.query(
        "select state, contact_kind, count(*) from rating_request where received_at >= ?"
            + " group by state, contact_kind",
        row -> {
          RequestState shown =
              channels.shown(
                  RequestState.valueOf(row.getString(1)), ContactKind.valueOf(row.getString(2)));
          states.merge(shown, row.getInt(3), Integer::sum);
        },
        since);
    int importedLate =
        jdbc.queryForObject(
            "select count(*) from service_event e where e.occurred_at >= ? and e.occurred_at < ?"
                + " and not exists (select 1 from rating_request q where q.event_id = e.id)"
                + " and not exists (select 1 from rating r where r.event_id = e.id)",
            Integer.class,
            since,
            LocalDateTime.now(clock).minus(RatingRequests.SENT_WITHIN));
    if (importedLate > 0) {
      states.merge(RequestState.LATE, importedLate, Integer::sum);
    }
    return states;
  }

  /** Who entered his own services in the last half-year, those with the most ratings first. */
  @Transactional(readOnly = true)
  public List<SelfEntered> selfEntered() {
    return jdbc.query(
        "select e.officer_id, o.name,"
            + " sum(case when q.registered_by = e.officer_id then 1 else 0 end) services,"
            + " sum(case when q.registered_by = e.officer_id and r.score is not null then 1 else 0"
            + " end) own_count,"
            + " sum(case when q.registered_by = e.officer_id then r.score else 0 end) own_sum,"
            + " sum(case when q.registered_by = e.officer_id or r.score is null then 0 else 1 end)"
            + " other_count,"
            + " sum(case when q.registered_by = e.officer_id then 0 else r.score end) other_sum,"
            + " count(distinct case when q.registered_by = e.officer_id and r.score is not null"
            + " then e.contact_hash end) own_raters,"
            + " count(distinct case when q.registered_by = e.officer_id or r.score is null"
            + " then null else e.contact_hash end) other_raters"
            + " from service_event e left join rating_request q on q.event_id = e.id"
            + " left join rating r on r.event_id = e.id join officer o on o.id = e.officer_id"
            + " where e.occurred_at >= ? and e.officer_id in"
            + " (select registered_by from rating_request where registered_by is not null)"
            + " group by e.officer_id, o.name"
            + " having sum(case when q.registered_by = e.officer_id then 1 else 0 end) > 0"
            + " order by own_count desc, services desc, e.officer_id limit 50",
        (row, n) ->
            new SelfEntered(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                row.getInt(4),
                mean(row.getLong(5), row.getInt(4), row.getInt(8)),
                mean(row.getLong(7), row.getInt(6), row.getInt(9))),
        LocalDateTime.now(clock).minusDays(HALF_YEAR));
  }

  private static Double mean(long sum, int count, int raters) {
    return raters < LEAST_RATERS ? null : (double) sum / count;
  }

  private static String reference(String eventId) {
    return "rating/" + eventId;
  }
}
