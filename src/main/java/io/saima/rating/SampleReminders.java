package io.saima.rating;

import io.saima.calendar.Quarter;
import io.saima.notification.Notes;
import io.saima.organization.AppointmentRole;
import io.saima.organization.Assignments;
import io.saima.organization.Officer;
import io.saima.plan.ApprovedPolicy;
import io.saima.scoring.Ballot;
import io.saima.scoring.Channel;
import io.saima.scoring.Policy;
import io.saima.scoring.QuarterInput;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells officers, once a month, that too few citizens have rated them in this quarter and the one
 * before, and the organization department in one note how many there are. The number wanted is that
 * of scoring, in proportion to the part of the half-year that is over and that the officer has
 * served. Who has had no service on record in that time cannot do anything about it: only the
 * department is told.
 */
@Service
@Transactional
public class SampleReminders {

  private static final int CHUNK = 500;

  private final JdbcTemplate jdbc;
  private final PublicRatings ratings;
  private final Assignments assignments;
  private final ApprovedPolicy policies;
  private final Notes notes;
  private final Clock clock;

  SampleReminders(
      JdbcTemplate jdbc,
      PublicRatings ratings,
      Assignments assignments,
      ApprovedPolicy policies,
      Notes notes,
      Clock clock) {
    this.jdbc = jdbc;
    this.ratings = ratings;
    this.assignments = assignments;
    this.policies = policies;
    this.notes = notes;
    this.clock = clock;
  }

  /** How many have too few, by unit; {@code without} of them had no service on record. */
  public record UnitLine(String unit, int few, int without) {}

  /** The month that has begun. */
  public YearMonth month() {
    return YearMonth.now(clock);
  }

  /**
   * Looks through the next officers.
   *
   * @param after the last officer who was looked at; empty = from the first
   * @return the last one now; empty if nobody is left
   */
  public Optional<String> remindNext(YearMonth month, Optional<String> after) {
    LocalDate today = LocalDate.now(clock);
    Quarter quarter = Quarter.of(today);
    Policy policy = policies.of(quarter);
    List<Officer> chunk =
        assignments.county().officers().stream()
            .filter(officer -> officer.assessed() && officer.hereOn(today))
            .filter(officer -> after.isEmpty() || officer.id().compareTo(after.get()) > 0)
            .sorted((a, b) -> a.id().compareTo(b.id()))
            .limit(CHUNK)
            .toList();
    if (chunk.isEmpty() || policy.channelWeights().get(Channel.PUB).signum() == 0) {
      return Optional.empty();
    }
    List<String> ids = chunk.stream().map(Officer::id).toList();
    Map<String, List<Ballot>> given = ratings.ballots(ids, quarter, policy.pubMaxPerRater());
    Map<String, Integer> services = services(ids, quarter);
    List<Object[]> rows = new ArrayList<>();
    for (Officer officer : chunk) {
      int count = given.getOrDefault(officer.id(), List.of()).size();
      int wanted = wanted(policy, officer, quarter, today);
      int served = services.getOrDefault(officer.id(), 0);
      if (count < wanted) {
        rows.add(new Object[] {month.toString(), officer.id(), count, wanted, served});
        if (served > 0) {
          notes.write(
              officer.id(),
              month + "/samples",
              "群众评价样本不足",
              "近半年（本季度和上季度）有效评价%d份，到今天应有%d份。每次审批、走访、接待后请当天登记服务事项，请群众评价；样本不足%d份的，得分按同类岗位平均值适当折算，不足%d份的不计群众评价。"
                  .formatted(count, wanted, policy.pubFull(), policy.pubMin()),
              "/me/ratings");
        }
      }
    }
    jdbc.batchUpdate(
        "insert into sample_reminder (month_code, officer_id, ratings, wanted, services)"
            + " values (?, ?, ?, ?, ?)",
        rows);
    return Optional.of(ids.get(ids.size() - 1));
  }

  private static int wanted(Policy policy, Officer officer, Quarter quarter, LocalDate today) {
    LocalDate from = quarter.previous().first();
    LocalDate since = officer.postSince();
    if (since != null && since.isAfter(from)) {
      from = since;
    }
    long days = Math.min(QuarterInput.WINDOW, Math.max(0, ChronoUnit.DAYS.between(from, today)));
    long share = (policy.pubFull() * days + QuarterInput.WINDOW - 1) / QuarterInput.WINDOW;
    return (int) Math.max(policy.pubMin(), share);
  }

  private Map<String, Integer> services(List<String> officers, Quarter quarter) {
    Map<String, Integer> services = new HashMap<>();
    List<Object> arguments = new ArrayList<>(officers);
    arguments.add(quarter.previous().first().atStartOfDay());
    jdbc.query(
        "select officer_id, count(*) from service_event where officer_id in ("
            + String.join(", ", Collections.nCopies(officers.size(), "?"))
            + ") and occurred_at >= ? group by officer_id",
        row -> {
          services.put(row.getString(1), row.getInt(2));
        },
        arguments.toArray());
    return services;
  }

  /** Tells the organization department in one note. */
  public void tellDepartment(YearMonth month) {
    List<UnitLine> lines = of(month);
    int few = lines.stream().mapToInt(UnitLine::few).sum();
    int without = lines.stream().mapToInt(UnitLine::without).sum();
    if (few > 0) {
      notes.writeToAll(
          assignments.today().holders(AppointmentRole.ORGANIZATION_OFFICER, null),
          month + "/samples-of-all",
          "群众评价样本不足：%d人".formatted(few),
          "近半年群众评价样本不足的%d人，其中%d人已提醒本人，%d人没有任何服务事项登记（岗位不直接面对群众，或漏登漏报，请核实）。按单位的人数见“随时评”页面。"
              .formatted(few, few - without, without),
          "/ratings");
    }
  }

  /** Who had too few when a month began, by unit. */
  @Transactional(readOnly = true)
  public List<UnitLine> of(YearMonth month) {
    return jdbc.query(
        "select coalesce(u.name, o.unit_code), count(*),"
            + " sum(case when s.services = 0 then 1 else 0 end) from sample_reminder s"
            + " join officer o on o.id = s.officer_id left join unit u on u.code = o.unit_code"
            + " where s.month_code = ? group by coalesce(u.name, o.unit_code), o.unit_code"
            + " order by o.unit_code",
        (row, n) -> new UnitLine(row.getString(1), row.getInt(2), row.getInt(3)),
        month.toString());
  }
}
