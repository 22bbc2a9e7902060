package io.saima.plan;

import static java.util.stream.Collectors.toSet;

import io.saima.calendar.Quarter;
import io.saima.organization.ClosedQuarters;
import io.saima.organization.CurrentCounty;
import io.saima.organization.Officer;
import io.saima.organization.PostClass;
import io.saima.organization.Postings;
import io.saima.organization.imports.Advice;
import io.saima.organization.imports.Reason;
import io.saima.organization.imports.Row;
import io.saima.organization.imports.SentRows;
import io.saima.organization.sources.DataSource;
import io.saima.plan.DeliveredFigure.Result;
import io.saima.plan.DeliveryFault.Code;
import io.saima.plan.FiguresDelivered.Late;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes what data sources send: all figures of a delivery or none, each under the source's key for
 * it once and for ever. What a figure must be like is what the import says.
 */
@Service
public class IndicatorDeliveries {

  /** The most figures of one delivery. */
  public static final int MOST = 500;

  private static final Logger LOG = LoggerFactory.getLogger(IndicatorDeliveries.class);
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:/-]{1,64}");
  private static final Pattern YEAR_MONTH = Pattern.compile("\\d{4}-\\d{2}");

  /** Those who wait for an import do not take all connections meanwhile. */
  private static final int AT_ONCE = 4;

  private static final int PATIENCE_SECONDS = 10;

  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final ClosedQuarters closed;
  private final SentRows sentRows;
  private final IndicatorActualsTable table;
  private final CurrentCounty county;
  private final Postings postings;
  private final ReconciledMonths reconciled;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  IndicatorDeliveries(
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions,
      ClosedQuarters closed,
      SentRows sentRows,
      IndicatorActualsTable table,
      CurrentCounty county,
      Postings postings,
      ReconciledMonths reconciled,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.closed = closed;
    this.sentRows = sentRows;
    this.table = table;
    this.county = county;
    this.postings = postings;
    this.reconciled = reconciled;
    this.events = events;
    this.clock = clock;
  }

  private record Answered(String fingerprint, DeliveredFigure figure) {}

  /** What was there before, as the rules see it. */
  private record Before(boolean changes, BigDecimal actual) {}

  private record Indicator(String plan, String unit, PostClass postClass, String library) {}

  private record Taken(List<DeliveredFigure> answers, List<Late> late) {}

  /**
   * Stores figures; those of reconciled months make their statements computed again soon after.
   *
   * @param figures at most {@link #MOST}
   * @return what each came to, in their order
   * @throws DeliveryRefused if one of them has a fault: nothing is stored
   * @throws ConcurrencyFailureException if an import is under way: to be sent again later
   */
  public List<DeliveredFigure> take(DataSource source, List<SentFigure> figures) {
    Taken taken = inTurn(source, figures);
    if (!taken.late.isEmpty()) {
      try {
        events.publishEvent(new FiguresDelivered(taken.late));
      } catch (RuntimeException e) {
        LOG.error(
            "The figures stand, but their statements were not computed again; the next import or"
                + " start does it",
            e);
      }
    }
    return taken.answers;
  }

  private Taken inTurn(DataSource source, List<SentFigure> figures) {
    try {
      if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new CannotAcquireLockException("Too many deliveries wait already");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotAcquireLockException("The server is stopping", e);
    }
    try {
      return transaction.execute(status -> inTransaction(source, figures));
    } catch (DuplicateKeyException e) {
      // Somebody stored the same meanwhile: it is seen at the second try.
      return transaction.execute(status -> inTransaction(source, figures));
    } finally {
      places.release();
    }
  }

  private Taken inTransaction(DataSource source, List<SentFigure> figures) {
    closed.hold();
    return new Delivery(source, figures).take();
  }

  /** One delivery on its way into the tables. */
  private final class Delivery {

    private final DataSource source;
    private final List<SentFigure> figures;
    private final LocalDateTime now = LocalDateTime.now(clock);
    private final List<DeliveryFault> faults = new ArrayList<>();
    private final DeliveredFigure[] answers;

    /** Of the figures that are new: their places, their rows, and what the rules found. */
    private final List<Integer> fresh = new ArrayList<>();

    private final List<Map<String, String>> rows = new ArrayList<>();
    private final Map<Integer, Before> before = new HashMap<>();

    /** By the plan's code and the indicator's. */
    private final Map<List<String>, Indicator> indicators = new HashMap<>();

    Delivery(DataSource source, List<SentFigure> figures) {
      this.source = source;
      this.figures = figures;
      this.answers = new DeliveredFigure[figures.size()];
    }

    Taken take() {
      List<Integer> unanswered = checkKeys();
      findIndicators(unanswered);
      unanswered.forEach(this::checkPlace);
      store();
      if (!faults.isEmpty()) {
        faults.sort(Comparator.comparing(DeliveryFault::index));
        throw new DeliveryRefused(faults);
      }
      return remember();
    }

    private List<Integer> checkKeys() {
      Map<String, Answered> known = known(figures.stream().map(SentFigure::key).toList());
      Set<String> seen = new HashSet<>();
      List<Integer> unanswered = new ArrayList<>();
      for (int i = 0; i < figures.size(); i++) {
        SentFigure figure = figures.get(i);
        String key = figure.key();
        if (key == null || key.isEmpty()) {
          fault(i, SentFigure.KEY, Reason.REQUIRED.name(), "“key”不能为空，请填写贵方对这个数的唯一编号。");
        } else if (!KEY.matcher(key).matches()) {
          fault(i, SentFigure.KEY, Reason.PATTERN.name(), "“key”应为1至64个英文字母、数字或._:/-，请更正。");
        } else if (!seen.add(key)) {
          fault(
              i,
              SentFigure.KEY,
              Reason.DUPLICATE_KEY.name(),
              "“key”的值“" + key + "”在本次报送中已出现过，每个数应有自己的key。");
        } else if (!known.containsKey(key)) {
          unanswered.add(i);
        } else if (known.get(key).fingerprint.equals(figure.fingerprint())) {
          answers[i] = known.get(key).figure;
        } else {
          fault(
              i,
              SentFigure.KEY,
              Code.KEY_CONFLICT.name(),
              "“key”的值“" + key + "”此前已用于另一内容，已登记的数不能改写；更正请换一个新的key。");
        }
      }
      return unanswered;
    }

    private void findIndicators(List<Integer> places) {
      Set<String> plans = new HashSet<>();
      Set<String> units = new HashSet<>();
      for (int i : places) {
        plans.add(figures.get(i).cell(SentFigure.PLAN));
        units.add(figures.get(i).cell(SentFigure.UNIT));
      }
      String select =
          "select p.code, i.indicator_code, p.unit_code, p.post_class, i.library_code from plan p"
              + " join plan_indicator i on i.plan_code = p.code where ";
      read(select + "p.code in (%s)", plans);
      read(select + "p.unit_code in (%s)", units);
    }

    private void read(String sql, Set<String> codes) {
      if (codes.isEmpty()) {
        return;
      }
      jdbc.query(
          sql.formatted(marks(codes)),
          row -> {
            indicators.put(
                List.of(row.getString(1), row.getString(2)),
                new Indicator(
                    row.getString(1),
                    row.getString(3),
                    PostClass.valueOf(row.getString(4)),
                    row.getString(5)));
          },
          codes.toArray());
    }

    /** Whether the source may send it, for this plan and month; the rest is the import's to say. */
    private void checkPlace(int i) {
      SentFigure figure = figures.get(i);
      int faultsBefore = faults.size();
      String plan = figure.cell(SentFigure.PLAN);
      if (figure.has(SentFigure.PLAN) && figure.has(SentFigure.UNIT)) {
        fault(
            i,
            SentFigure.UNIT,
            Reason.CONDITION.name(),
            "“plan_code”和“unit_code”只填一个：填了方案编码，就不再填单位编码。");
      } else if (figure.has(SentFigure.UNIT)) {
        plan = planOfUnit(i);
      }
      Indicator indicator = indicators.get(List.of(plan, figure.cell(SentFigure.INDICATOR)));
      if (indicator != null && !covers(figure, indicator)) {
        fault(
            i,
            SentFigure.INDICATOR,
            Code.NOT_ALLOTTED.name(),
            "“indicator_code”的值“%s”（单位%s）不在贵方的报送范围内；需要报送的，请组织部调整范围。"
                .formatted(figure.cell(SentFigure.INDICATOR), indicator.unit));
      }
      Optional<YearMonth> month = month(figure);
      if (month.filter(one -> one.isAfter(YearMonth.from(now))).isPresent()) {
        fault(
            i,
            SentFigure.MONTH,
            Code.FUTURE_MONTH.name(),
            "“month”的值“" + month.get() + "”还没有到，请更正月份，或到时再报。");
      }
      if (faults.size() == faultsBefore) {
        Map<String, String> row = new HashMap<>(figure.cells());
        row.put(SentFigure.PLAN, plan);
        row.put("source", source.name());
        fresh.add(i);
        rows.add(row);
      }
    }

    private boolean covers(SentFigure figure, Indicator indicator) {
      return source
          .allotment()
          .covers(indicator.unit, figure.cell(SentFigure.INDICATOR), indicator.library);
    }

    /** The one plan of the unit with the indicator that holds in that quarter; empty without. */
    private String planOfUnit(int i) {
      SentFigure figure = figures.get(i);
      Optional<YearMonth> month = month(figure);
      String unit = figure.cell(SentFigure.UNIT);
      String code = figure.cell(SentFigure.INDICATOR);
      if (month.isEmpty() || code.isEmpty()) {
        return "";
      }
      Set<String> inForce = plansOf(unit, Quarter.of(month.get()));
      Optional<PostClass> post =
          county.get().officer(figure.cell(SentFigure.OFFICER)).map(Officer::postClass);
      List<String> plans =
          indicators.entrySet().stream()
              .filter(entry -> entry.getKey().get(1).equals(code))
              .map(Map.Entry::getValue)
              .filter(one -> inForce.contains(one.plan))
              .filter(one -> post.isEmpty() || post.get() == one.postClass)
              .map(Indicator::plan)
              .sorted()
              .toList();
      if (plans.size() == 1) {
        return plans.get(0);
      }
      if (plans.isEmpty()) {
        fault(
            i,
            SentFigure.UNIT,
            Reason.UNKNOWN_REF.name(),
            "“unit_code”的值“%s”：该单位%s没有含指标“%s”的考核方案，请核对单位、指标、人员和月份。"
                .formatted(
                    Advice.excerpt(unit, 40),
                    Quarter.of(month.get()).label(),
                    Advice.excerpt(code, 40)));
      } else {
        fault(
            i,
            SentFigure.UNIT,
            Code.AMBIGUOUS_PLAN.name(),
            "“unit_code”的值“%s”：该单位有不止一个方案含指标“%s”，请改填plan_code（%s）。"
                .formatted(unit, code, String.join("、", plans)));
      }
      return "";
    }

    private final Map<List<Object>, Set<String>> plansOfUnits = new HashMap<>();

    /** The plans that hold in the quarter: of each post the last that began (沿用). */
    private Set<String> plansOf(String unit, Quarter quarter) {
      return plansOfUnits.computeIfAbsent(
          List.of(unit, quarter),
          none -> {
            Map<String, String> last = new HashMap<>();
            jdbc.query(
                "select post_class, code from plan where unit_code = ? and quarter_code <= ?"
                    + " order by quarter_code",
                row -> {
                  last.put(row.getString(1), row.getString(2));
                },
                unit,
                quarter.toString());
            return Set.copyOf(last.values());
          });
    }

    private void store() {
      List<SentRows.Fault> found =
          sentRows.take(
              table,
              run ->
                  new IndicatorActualRules(run, county.get(), postings, now, this::origin) {
                    @Override
                    public void conditions(Row row, Faults rowFaults) {
                      super.conditions(row, rowFaults);
                      before.put(
                          row.line(),
                          new Before(
                              row.changes(),
                              row.stored() == null ? null : row.stored().decimal("actual")));
                    }
                  },
              rows);
      for (SentRows.Fault one : found) {
        boolean twice = one.reason() == Reason.DUPLICATE_KEY;
        boolean unitNotFound =
            one.column().equals(SentFigure.PLAN)
                && figures.get(fresh.get(one.row())).has(SentFigure.UNIT);
        if (twice) {
          fault(
              fresh.get(one.row()),
              SentFigure.INDICATOR,
              Code.DUPLICATE_FIGURE.name(),
              "同一个数（方案、指标、人员、月份都相同）在本次报送中出现了不止一次，请只保留一个。");
        } else if (!unitNotFound) {
          fault(fresh.get(one.row()), one.column(), one.reason().name(), one.message());
        }
      }
    }

    private Object[] origin(Row row) {
      return new Object[] {now, null, source.id(), figures.get(fresh.get(row.line())).key()};
    }

    private Taken remember() {
      Set<YearMonth> lateMonths =
          reconciled.among(
              fresh.stream().map(i -> month(figures.get(i)).orElseThrow()).collect(toSet()));
      List<Late> late = new ArrayList<>();
      List<Object[]> kept = new ArrayList<>();
      for (int n = 0; n < fresh.size(); n++) {
        int i = fresh.get(n);
        SentFigure figure = figures.get(i);
        YearMonth month = month(figure).orElseThrow();
        Before known = before.get(n);
        Result result =
            known.actual == null
                ? Result.RECORDED
                : known.changes ? Result.REPLACED : Result.UNCHANGED;
        answers[i] =
            new DeliveredFigure(
                figure.key(),
                result,
                result == Result.REPLACED ? known.actual : null,
                lateMonths.contains(month),
                now,
                false);
        kept.add(row(rows.get(n), figure, answers[i]));
        if (known.changes && lateMonths.contains(month)) {
          Indicator indicator =
              indicators.get(
                  List.of(rows.get(n).get(SentFigure.PLAN), figure.cell(SentFigure.INDICATOR)));
          late.add(
              new Late(
                  indicator.unit,
                  indicator.postClass,
                  Optional.of(figure.cell(SentFigure.OFFICER)).filter(id -> !id.isEmpty()),
                  month));
        }
      }
      jdbc.batchUpdate(
          "insert into delivered_figure (source_id, source_key, fingerprint, plan_code,"
              + " indicator_code, officer_id, month_code, actual, debt_rate, result, replaced,"
              + " late, received_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          kept);
      return new Taken(List.of(answers), late);
    }

    private Object[] row(Map<String, String> row, SentFigure figure, DeliveredFigure answer) {
      return new Object[] {
        source.id(),
        figure.key(),
        figure.fingerprint(),
        row.get(SentFigure.PLAN),
        figure.cell(SentFigure.INDICATOR),
        figure.cell(SentFigure.OFFICER),
        figure.cell(SentFigure.MONTH),
        new BigDecimal(figure.cell(SentFigure.ACTUAL)),
        figure.has(SentFigure.DEBT_RATE) ? new BigDecimal(figure.cell(SentFigure.DEBT_RATE)) : null,
        answer.result().name(),
        answer.replaced(),
        answer.late(),
        now
      };
    }

    private Map<String, Answered> known(Collection<String> keys) {
      List<String> wanted =
          keys.stream()
              .filter(key -> key != null && KEY.matcher(key).matches())
              .distinct()
              .toList();
      Map<String, Answered> known = new HashMap<>();
      if (wanted.isEmpty()) {
        return known;
      }
      jdbc.query(
          "select source_key, fingerprint, result, replaced, late, received_at"
              + " from delivered_figure where source_id = ? and source_key in ("
              + marks(wanted)
              + ")",
          row -> {
            known.put(
                row.getString(1),
                new Answered(
                    row.getString(2),
                    new DeliveredFigure(
                        row.getString(1),
                        Result.valueOf(row.getString(3)),
                        row.getBigDecimal(4),
                        row.getBoolean(5),
                        row.getObject(6, LocalDateTime.class),
                        true)));
          },
          Stream.concat(Stream.of(source.id()), wanted.stream()).toArray());
      return known;
    }

    private void fault(int i, String field, String code, String message) {
      String key = figures.get(i).key();
      faults.add(
          new DeliveryFault(i, key == null ? null : Advice.excerpt(key, 64), field, code, message));
    }
  }

  private static Optional<YearMonth> month(SentFigure figure) {
    String text = figure.cell(SentFigure.MONTH);
    if (!YEAR_MONTH.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(YearMonth.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String marks(Collection<?> values) {
    return String.join(", ", Collections.nCopies(values.size(), "?"));
  }
}
