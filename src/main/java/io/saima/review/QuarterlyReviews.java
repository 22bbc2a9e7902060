package io.saima.review;

import static java.util.stream.Collectors.toMap;

import io.saima.calendar.Deadlines;
import io.saima.calendar.Quarter;
import io.saima.calendar.WorkingDays;
import io.saima.notification.Notes;
import io.saima.organization.AppointmentRole;
import io.saima.organization.Assessed;
import io.saima.organization.AssessedCounties;
import io.saima.organization.Assignments;
import io.saima.organization.Body;
import io.saima.organization.ClosedQuarters;
import io.saima.organization.ClosedQuarters.Part;
import io.saima.organization.County;
import io.saima.organization.Officer;
import io.saima.plan.ApprovedPolicy;
import io.saima.plan.PlansInForce;
import io.saima.plan.PostPlan;
import io.saima.rating.PublicRatings;
import io.saima.reconciliation.Confirmations;
import io.saima.reconciliation.Warnings;
import io.saima.scoring.InvalidInput;
import io.saima.scoring.OfficerStatus;
import io.saima.scoring.Outcome;
import io.saima.scoring.Policy;
import io.saima.scoring.QuarterCalculation;
import io.saima.scoring.QuarterInput;
import io.saima.scoring.QuarterResult;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the review of a body from its roster to the hand-over, in steps that can be repeated. */
@Service
@Transactional
public class QuarterlyReviews {

  /** Of a roster member whose post has no plan, so that there is nothing to score. */
  public static final String NO_PLAN = "NO_PLAN";

  /** Of a roster member whose frozen input the calculation refuses; the result names the faults. */
  public static final String INVALID_INPUT = "INVALID_INPUT";

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("M月d日H:mm");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日");
  private static final double FIRST_REMINDER = 0.5;
  private static final double SECOND_REMINDER = 0.8;
  private static final LocalTime REMINDING = LocalTime.of(9, 0);

  private final Reviews reviews;
  private final ReviewMembers members;
  private final Ballots ballots;
  private final RaterSeeds seeds;
  private final Recusals recusals;
  private final Replacements replacements;
  private final ExternalRaters externals;
  private final BallotFlags flags;
  private final FrozenInputs inputs;
  private final Races races;
  private final Debriefs debriefs;
  private final Confirmations confirmations;
  private final Warnings warnings;
  private final Assignments assignments;
  private final AssessedCounties assessed;
  private final UnitOpinions opinions;
  private final PlansInForce plans;
  private final ApprovedPolicy policies;
  private final PublicRatings ratings;
  private final ClosedQuarters closed;
  private final Deadlines deadlines;
  private final WorkingDays workingDays;
  private final Notes notes;
  private final ApplicationEventPublisher events;
  private final JdbcTemplate jdbc;
  private final Documents documents;
  private final Clock clock;

  QuarterlyReviews(
      Reviews reviews,
      ReviewMembers members,
      Ballots ballots,
      RaterSeeds seeds,
      Recusals recusals,
      Replacements replacements,
      ExternalRaters externals,
      BallotFlags flags,
      FrozenInputs inputs,
      Races races,
      Debriefs debriefs,
      Confirmations confirmations,
      Warnings warnings,
      Assignments assignments,
      AssessedCounties assessed,
      UnitOpinions opinions,
      PlansInForce plans,
      ApprovedPolicy policies,
      PublicRatings ratings,
      ClosedQuarters closed,
      Deadlines deadlines,
      WorkingDays workingDays,
      Notes notes,
      ApplicationEventPublisher events,
      JdbcTemplate jdbc,
      Documents documents,
      Clock clock) {
    this.reviews = reviews;
    this.members = members;
    this.ballots = ballots;
    this.seeds = seeds;
    this.recusals = recusals;
    this.replacements = replacements;
    this.externals = externals;
    this.flags = flags;
    this.inputs = inputs;
    this.races = races;
    this.debriefs = debriefs;
    this.confirmations = confirmations;
    this.warnings = warnings;
    this.assignments = assignments;
    this.assessed = assessed;
    this.opinions = opinions;
    this.plans = plans;
    this.policies = policies;
    this.ratings = ratings;
    this.closed = closed;
    this.deadlines = deadlines;
    this.workingDays = workingDays;
    this.notes = notes;
    this.events = events;
    this.jdbc = jdbc;
    this.documents = documents;
    this.clock = clock;
  }

  // ---- the launch

  /**
   * The last closed quarter, once its reviews may begin and if some body's has not begun. A county
   * without any plan has nothing to review yet.
   */
  @Transactional(readOnly = true)
  public Optional<Quarter> due() {
    LocalDate today = LocalDate.now(clock);
    Quarter last = Quarter.of(today).previous();
    boolean due = !today.isBefore(begins(last)) && hasPlans(last);
    return Optional.of(last).filter(quarter -> due && !bodiesAfter(quarter, "", 1).isEmpty());
  }

  /** The day on which a quarter's reviews begin. */
  private LocalDate begins(Quarter quarter) {
    return deadlines.from("review-start", quarter.last()).toLocalDate();
  }

  /**
   * The running quarter, once so little of it is left as the department needs to look who rates
   * whom, and not everybody of it was told.
   */
  @Transactional(readOnly = true)
  public Optional<Quarter> previewDue() {
    LocalDate today = LocalDate.now(clock);
    Quarter running = Quarter.of(today);
    return Optional.of(running)
        .filter(
            quarter ->
                !deadlines.from("rater-preview", today).toLocalDate().isBefore(quarter.last()))
        .filter(quarter -> hasPlans(quarter) && !untold(quarter).isEmpty());
  }

  /** Tells the department that it can see who will rate whom, while all can still be put right. */
  public void tellPreview() {
    Quarter quarter = Quarter.of(LocalDate.now(clock));
    seeds.record(quarter);
    seeds.hold(quarter);
    notes.writeToAll(
        untold(quarter),
        previewTopic(quarter),
        quarter.label() + "测评安排请核对",
        "%s起测评。谁评谁、谁须回避、哪些渠道会缺，按今天的名册已可查看。请在此前核对人员变动和回避登记，登记外部评价人，安排外单位评委；开始后名册固定，只有离任或回避的才另请人。"
            .formatted(begins(quarter).format(DAY)),
        "/reviews/" + quarter);
  }

  private List<String> untold(Quarter quarter) {
    return assignments.today().holders(AppointmentRole.ORGANIZATION_OFFICER, null).stream()
        .filter(person -> !notes.has(person, previewTopic(quarter)))
        .toList();
  }

  private static String previewTopic(Quarter quarter) {
    return quarter + "/raters/preview";
  }

  private boolean hasPlans(Quarter quarter) {
    return !jdbc.queryForList(
            "select p.code from plan p join plan_indicator i on i.plan_code = p.code"
                + " where p.quarter_code <= ? limit 1",
            String.class,
            quarter.toString())
        .isEmpty();
  }

  /**
   * Fixes what all reviews of a quarter share: its plans (and the earlier ones that it continues),
   * what the order of the races is drawn from, and who rates which head of a unit.
   */
  public void prepare(Quarter quarter) {
    Set<Quarter> inForce = new TreeSet<>(Set.of(quarter));
    jdbc.query(
        "select max(quarter_code) from plan where quarter_code <= ? group by unit_code, post_class",
        row -> {
          inForce.add(Quarter.parse(row.getString(1)));
        },
        quarter.toString());
    inForce.forEach(one -> closed.close(one, Part.PLANS, LocalDateTime.now(clock)));
    races.recordSeed(quarter);
    ballots.drawHeads(quarter);
  }

  /** The next bodies, by code, that have people on no roster of the quarter and no review. */
  @Transactional(readOnly = true)
  public List<ReviewId> bodiesAfter(Quarter quarter, String code, int most) {
    County county = assessed.of(quarter);
    Set<String> enrolled = members.enrolled(quarter);
    Set<String> begun =
        new TreeSet<>(
            reviews.findByQuarterCodeOrderByBodyCode(quarter.toString()).stream()
                .map(Review::body)
                .toList());
    return county.bodies().stream()
        .filter(body -> body.code().compareTo(code) > 0 && !begun.contains(body.code()))
        .filter(body -> !roster(county, body, quarter, enrolled).isEmpty())
        .limit(most)
        .map(body -> new ReviewId(quarter, body.code()))
        .toList();
  }

  /**
   * Who is assessed by the review: its frozen roster, or before it begins who would be on it now.
   */
  @Transactional(readOnly = true)
  public List<Officer> roster(ReviewId id) {
    County county = assessed.of(id.quarter());
    if (reviews.find(id).isPresent()) {
      return members.of(id).stream()
          .map(member -> county.officer(member.officer()).orElseThrow())
          .toList();
    }
    return county
        .body(id.body())
        .map(body -> roster(county, body, id.quarter(), members.enrolled(id.quarter())))
        .orElse(List.of());
  }

  /**
   * The policy of a review: frozen with it, or before it begins the one approved for its quarter.
   */
  @Transactional(readOnly = true)
  public Policy policy(ReviewId id) {
    return reviews.find(id).map(documents::policy).orElseGet(() -> policies.of(id.quarter()));
  }

  private List<Officer> roster(County county, Body body, Quarter quarter, Set<String> enrolled) {
    return Raters.roster(
            body.units().stream().flatMap(unit -> county.officersOf(unit).stream()),
            quarter.last(),
            LocalDate.now(clock))
        .stream()
        .filter(officer -> !enrolled.contains(officer.id()))
        .toList();
  }

  // ---- the first freeze

  /** When the collecting reminds and ends. */
  public record Dates(Date firstReminder, Date secondReminder, Date closesAt) {}

  /** Freezes roster, plan versions and policy, and draws the raters. */
  public Dates freeze(ReviewId id) {
    if (reviews.find(id).isEmpty()) {
      open(id);
    }
    Review review = reviews.get(id);
    return new Dates(
        date(reminderAt(review, FIRST_REMINDER)),
        date(reminderAt(review, SECOND_REMINDER)),
        date(review.closesAt()));
  }

  private Date date(LocalDateTime moment) {
    return Date.from(moment.atZone(clock.getZone()).toInstant());
  }

  private void open(ReviewId id) {
    Quarter quarter = id.quarter();
    County county = assessed.of(quarter);
    Body body = county.body(id.body()).orElseThrow();
    List<Officer> roster = roster(county, body, quarter, members.enrolled(quarter));
    LocalDateTime now = LocalDateTime.now(clock);
    Policy policy = policies.of(quarter);
    reviews.saveAndFlush(
        new Review(
            id,
            policy.version(),
            documents.write(policy.toTree()),
            now,
            deadlines.from("ballot", now.toLocalDate())));
    Map<String, Assessed> assessedOf = new HashMap<>();
    roster.forEach(
        officer ->
            assessed
                .assessed(officer.id(), quarter)
                .ifPresent(one -> assessedOf.put(officer.id(), one)));
    Map<String, PostPlan> planOf =
        plans.of(
            roster.stream()
                .map(
                    officer ->
                        Optional.ofNullable(assessedOf.get(officer.id()))
                            .map(Assessed::underHisPlan)
                            .orElse(officer))
                .toList(),
            quarter);
    members.add(
        id,
        roster.stream()
            .map(officer -> member(officer, planOf.get(officer.id()), assessedOf.get(officer.id())))
            .toList());
    ballots.draw(id);
    races.draw(id);
    List<String> asked = opinions.ask(id, members.of(id));
    if (!asked.isEmpty()) {
      events.publishEvent(new OpinionsDue(id, asked, reviews.get(id).closesAt()));
    }
  }

  private static ReviewMember member(Officer officer, PostPlan post, Assessed assessed) {
    return new ReviewMember(
        officer.id(),
        officer.unitCode(),
        officer.postClass(),
        officer.postType(),
        officer.postSince(),
        post == null ? null : post.plan().code(),
        post == null ? null : post.plan().quarter(),
        assessed == null ? officer.unitCode() : assessed.planUnit(),
        assessed == null ? null : assessed.by().other().orElse(null));
  }

  /** Who records the organization department's, third parties' and the media's scores. */
  @Transactional(readOnly = true)
  public Optional<String> recorder(ReviewId id) {
    County county = assignments.county();
    return new Raters(county, assignments.today(), recusals.bars(), policy(id))
        .recorder(county.body(id.body()).orElseThrow(), roster(id));
  }

  // ---- collecting

  /** The moment at which so much of the working days for the ballots is over. */
  private LocalDateTime reminderAt(Review review, double share) {
    LocalDate opened = review.openedAt().toLocalDate();
    int days =
        (int)
            opened
                .plusDays(1)
                .datesUntil(review.closesAt().toLocalDate().plusDays(1))
                .filter(workingDays::isWorkingDay)
                .count();
    return workingDays.plus(opened, (int) (days * share)).atTime(REMINDING);
  }

  /** Invites the raters of sheets that were just sent out; each person once in a quarter. */
  public void invite(ReviewId id, Collection<String> raters) {
    String topic = id.quarter() + "/ballot/invited";
    Set<String> people = new TreeSet<>(raters);
    people.removeIf(person -> notes.has(person, topic));
    notes.writeToAll(
        people,
        topic,
        id.quarter().label() + "测评邀请",
        "请您参加季度测评，测评票已在任务列表，请在%s前提交。与被评人有须回避情形的，请在票上勾选“回避”；投票不具名。"
            .formatted(reviews.get(id).closesAt().format(MOMENT)),
        "/camunda/app/tasklist/default/");
  }

  /** Reminds everybody who has not answered; each person once, however many sheets he has. */
  public void remind(ReviewId id, Optional<String> recorder) {
    Review review = reviews.get(id);
    Set<String> people = new TreeSet<>(ballots.unanswered(id));
    recorder.filter(person -> !ballots.recorded(id)).ifPresent(people::add);
    String topic = id.quarter() + "/ballot/" + LocalDate.now(clock);
    people.removeIf(person -> notes.has(person, topic));
    notes.writeToAll(
        people,
        topic,
        id.quarter().label() + "测评尚未完成",
        "您还有测评票或评分表没有提交，请在%s前到任务列表办理；到期未交的不再计入。".formatted(review.closesAt().format(MOMENT)),
        "/camunda/app/tasklist/default/");
  }

  // ---- the cut-off

  /**
   * Ends the collecting and closes the quarter's inputs for the whole county, after whatever
   * dispute about a figure is still open was decided: it ends with what is known, and what is still
   * red under a warning becomes a rectification. The first body that reaches its cut-off closes
   * them, so that no import is ever taken that a score no longer sees; the bodies of one launch
   * share one cut-off moment. Whatever import is still running when it closes has either been
   * committed before or is refused.
   */
  public void cutOff(ReviewId id) {
    Review review = reviews.get(id);
    LocalDateTime now = LocalDateTime.now(clock);
    // All bodies come here at the same moment; they pass one by one.
    jdbc.queryForList(
        "select quarter_code from closed_quarter where quarter_code = ? and part = 'PLANS'"
            + " for update",
        id.quarter().toString());
    // Whoever hands in a sheet now comes before, or finds the time over.
    ballots.holdCollecting(id);
    List<String> officers = members.of(id).stream().map(ReviewMember::officer).toList();
    confirmations.endBeforeCutOff(officers, id.quarter());
    warnings.cutOff(officers, id.quarter());
    review.cutOff(now);
    ballots.closeAll(id);
    replacements.enterDrawn(id);
    ballots.recuseBarred(id);
    externals.close(id);
    flags.count(id);
    closed.close(id.quarter(), Part.INPUTS, now);
    ratings.freezePriors(
        id.quarter(),
        documents.policy(review).pubMaxPerRater(),
        () -> members.postTypes(id.quarter()));
  }

  /**
   * Freezes the inputs of the next officers and the published score that each of them has in the
   * race.
   *
   * @return whether there are more
   */
  public boolean freezeInputs(ReviewId id, int most) {
    Review review = reviews.get(id);
    Policy policy = documents.policy(review);
    Set<String> frozen =
        new TreeSet<>(
            jdbc.queryForList(
                "select officer_id from quarter_score where review_id = ?",
                String.class,
                id.toString()));
    List<ReviewMember> roster = members.of(id);
    List<ReviewMember> left =
        roster.stream().filter(member -> !frozen.contains(member.officer())).toList();
    List<ReviewMember> next = left.subList(0, Math.min(most, left.size()));
    Map<String, BigDecimal> published = races.published(id, roster, policy);
    Map<String, QuarterInput> inputOf =
        inputs.of(id, next, policy, published, review.cutOffAt().orElseThrow());
    Map<String, ReviewMember> memberOf =
        next.stream().collect(toMap(ReviewMember::officer, Function.identity()));
    jdbc.batchUpdate(
        "insert into quarter_score (review_id, quarter_code, body_code, officer_id, version_no,"
            + " unit_code, post_class, published_r, outcome_reasons, ceiling_reasons, reds, yellows,"
            + " merit, debrief, reconsideration, input, frozen_at)"
            + " values (?,?,?,?,1,?,?,?,'','',0,0,false,false,false,?,?)",
        inputOf.values().stream()
            .map(
                input -> {
                  ReviewMember member = memberOf.get(input.officer());
                  return new Object[] {
                    id.toString(),
                    id.quarter().toString(),
                    id.body(),
                    input.officer(),
                    member.unit(),
                    member.postClass().name(),
                    published.get(input.officer()),
                    documents.write(input.toTree()),
                    LocalDateTime.now(clock)
                  };
                })
            .toList());
    return left.size() > next.size();
  }

  // ---- scoring

  private record Frozen(String officer, String input) {}

  /** How far the scoring has come, and, at its end, whether somebody must explain. */
  public record Progress(boolean more, boolean debriefDue) {}

  /** Scores the next officers from their frozen inputs. */
  public Progress score(ReviewId id, int most) {
    List<Frozen> next =
        jdbc.query(
            "select officer_id, input from quarter_score where review_id = ? and"
                + " scored_at is null order by officer_id limit ?",
            (row, n) -> new Frozen(row.getString(1), row.getString(2)),
            id.toString(),
            most + 1);
    List<Object[]> rows = new ArrayList<>();
    for (Frozen frozen : next.subList(0, Math.min(most, next.size()))) {
      rows.add(scored(id, frozen));
    }
    jdbc.batchUpdate(
        "update quarter_score set result = ?, outcome = ?, outcome_reasons = ?,"
            + " a1517 = ?, q = ?, band = ?, ceiling = ?, ceiling_reasons = ?, proposal = ?,"
            + " tie_p = ?, tie_pub = ?, reds = ?, yellows = ?, merit = ?, debrief = ?,"
            + " reconsideration = ?, scored_at = ? where review_id = ? and officer_id = ?"
            + " and version_no = 1",
        rows);
    boolean more = next.size() > most;
    return new Progress(more, !more && !debriefs.ask(id).isEmpty());
  }

  private Object[] scored(ReviewId id, Frozen frozen) {
    Map<String, Object> tree = documents.read(frozen.input());
    LocalDateTime now = LocalDateTime.now(clock);
    try {
      QuarterResult result = QuarterCalculation.run(QuarterInput.read(tree));
      return new Object[] {
        documents.write(result.toTree()),
        result.outcome().name(),
        String.join(",", result.outcomeReasons()),
        result.a1517(),
        result.q(),
        name(result.band()),
        name(result.ceiling().grade()),
        String.join(",", result.ceiling().reasons()),
        name(result.proposal()),
        result.tie().p(),
        result.tie().pub(),
        result.tie().reds(),
        result.tie().yellows(),
        result.tie().merit(),
        result.race().debrief(),
        result.reconsideration(),
        now,
        id.toString(),
        frozen.officer()
      };
    } catch (InvalidInput e) {
      return unscored(id, frozen.officer(), tree, e, now);
    }
  }

  /** Who has no plan, or whose input is refused, keeps nobody waiting: he is deferred. */
  private Object[] unscored(
      ReviewId id,
      String officer,
      Map<String, Object> tree,
      InvalidInput refused,
      LocalDateTime now) {
    OfficerStatus status =
        Optional.ofNullable(tree.get("status"))
            .map(text -> OfficerStatus.valueOf((String) text))
            .orElse(OfficerStatus.NORMAL);
    boolean noPlan = ((Collection<?>) tree.get("indicators")).isEmpty();
    Outcome outcome = status == OfficerStatus.NORMAL ? Outcome.DEFERRED : status.outcome();
    String reason =
        status != OfficerStatus.NORMAL ? status.name() : noPlan ? NO_PLAN : INVALID_INPUT;
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("policyVersion", reviews.get(id).policyVersion());
    result.put("officer", officer);
    result.put("q", null);
    result.put("outcome", outcome.name());
    result.put("outcomeReasons", List.of(reason));
    result.put("a1517", status.a1517());
    result.put("errors", noPlan ? List.of() : refused.errors());
    return new Object[] {
      documents.write(result),
      outcome.name(),
      reason,
      status.a1517(),
      null,
      null,
      null,
      "",
      null,
      null,
      null,
      0,
      0,
      false,
      false,
      false,
      now,
      id.toString(),
      officer
    };
  }

  private static String name(Enum<?> value) {
    return value == null ? null : value.name();
  }

  /** Hands the scores over to whoever gives grades. */
  public void handOver(ReviewId id) {
    if (reviews.get(id).handOver(LocalDateTime.now(clock))) {
      events.publishEvent(new ReviewScored(id.quarter(), id.body()));
    }
  }
}
