package io.saima.grading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saima.calendar.Deadlines;
import io.saima.calendar.Quarter;
import io.saima.grading.GradeCase.Proposal;
import io.saima.grading.GradeCase.RaiseVerdict;
import io.saima.grading.GradeCase.Ranked;
import io.saima.notification.Notes;
import io.saima.review.QuarterScores;
import io.saima.review.ReviewId;
import io.saima.review.Reviews;
import io.saima.scoring.Policy;
import io.saima.scoring.QuotaCalculation;
import io.saima.scoring.QuotaInput;
import io.saima.scoring.QuotaResult;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Leads the grades of a body from the scores to their effect; one call for each step. */
@Service
@Transactional
public class GradeApprovals {

  /** What follows from the computation. */
  public enum Next {
    /** People are tied at the last place. */
    RANK,
    /** The leaders propose. */
    PROPOSE,
    /** Nobody can be graded. */
    TELL
  }

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日");

  private final GradeCases cases;
  private final GradePeople people;
  private final Reviews reviews;
  private final QuarterScores scores;
  private final EntityManager entities;
  private final ObjectMapper json;
  private final Notes notes;
  private final Deadlines deadlines;
  private final Clock clock;

  GradeApprovals(
      GradeCases cases,
      GradePeople people,
      Reviews reviews,
      QuarterScores scores,
      EntityManager entities,
      ObjectMapper json,
      Notes notes,
      Deadlines deadlines,
      Clock clock) {
    this.cases = cases;
    this.people = people;
    this.reviews = reviews;
    this.scores = scores;
    this.entities = entities;
    this.json = json;
    this.notes = notes;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public GradeCase get(String key) {
    return find(key).orElseThrow(() -> new IllegalArgumentException("No grades of " + key));
  }

  @Transactional(readOnly = true)
  public Optional<GradeCase> find(String key) {
    return cases.findById(key);
  }

  /** Those tied at the last place. */
  @Transactional(readOnly = true)
  public List<String> tied(String key) {
    return cases.tied(key);
  }

  /** Counts the places and says who has one; again after the tied were ranked. */
  public Next compute(String key) {
    ReviewId id = ReviewId.of(key);
    GradeCase gradeCase = cases.lock(key).orElseGet(() -> open(id));
    Policy policy = Policy.read(read(reviews.get(id).policy()));
    Optional<QuotaInput> input =
        BodyQuota.input(id.quarter(), id.body(), gradeCase.rows(), gradeCase.carryIn(), policy);
    if (input.isEmpty()) {
      gradeCase.nobodyToGrade();
      return Next.TELL;
    }
    QuotaResult result = QuotaCalculation.run(input.get());
    gradeCase.place(result, write(input.get().toTree()), write(result.toTree()));
    return gradeCase.tied().isEmpty() ? Next.PROPOSE : Next.RANK;
  }

  private GradeCase open(ReviewId id) {
    GradeCase gradeCase =
        new GradeCase(id, scores.ofBody(id.quarter(), id.body()), carryInto(id), now());
    entities.persist(gradeCase);
    return gradeCase;
  }

  /** What the body is owed from the quarter before; nothing is carried into a new year. */
  private BigDecimal carryInto(ReviewId id) {
    Quarter quarter = id.quarter();
    if (quarter.number() == 1) {
      return BigDecimal.ZERO;
    }
    return cases
        .findById(new ReviewId(quarter.previous(), id.body()).toString())
        .map(GradeCase::carryOut)
        .orElse(BigDecimal.ZERO);
  }

  public void rankTied(String key, String person, List<Ranked> places, String reason) {
    locked(key).rankTied(new Act(person, Hand.HEAD, now()), places, reason);
  }

  /** Nobody is left to rank the tied: none of them takes a contested place. */
  public void leaveUnranked(String key) {
    locked(key).leaveUnranked(now());
  }

  /** Puts whoever waits for a proposal onto the sheets of today's proposers. */
  public void prepareSheets(String key) {
    locked(key).prepareSheets(officer -> people.proposer(key, officer), now());
  }

  public void propose(String key, int sheet, String person, List<Proposal> proposals) {
    locked(key).propose(sheet, new Act(person, Hand.PROPOSER, now()), proposals);
  }

  /** Gives raises to the next supervisors; says whether there are any. */
  public boolean prepareRaises(String key) {
    GradeCase gradeCase = locked(key);
    gradeCase.prepareRaises(row -> people.raiseDecider(key, row), now());
    return gradeCase.state() == GradeState.RAISING;
  }

  public void decideRaises(String key, int sheet, String person, List<RaiseVerdict> verdicts) {
    locked(key).decideRaises(sheet, new Act(person, Hand.NEXT_SUPERVISOR, now()), verdicts);
  }

  /** Nobody is left to propose on a sheet, or to confirm its raises: it stands as computed. */
  public void leaveSheet(String key, int sheet) {
    locked(key).leaveSheet(sheet, now());
  }

  public void sign(String key, String person) {
    GradeCase gradeCase = locked(key);
    gradeCase.sign(new Act(person, Hand.HEAD, now()), row -> people.mayJudge(person, row));
  }

  /** Nobody is left to sign: the organization department decides about everybody. */
  public void leaveUnsigned(String key) {
    locked(key).leaveUnsigned(now());
  }

  /** The head or the organization department sends proposals back. */
  public void sendBack(String key, String person, Hand as, Set<String> proposers, String reason) {
    locked(key).sendBack(new Act(person, as, now()), proposers, reason);
  }

  /** Approves; says whether somebody has 好, so that there is something to publish. */
  public boolean approve(String key, String person) {
    GradeCase gradeCase = locked(key);
    gradeCase.approve(new Act(person, Hand.ORGANIZATION, now()), now());
    return gradeCase.state() == GradeState.PUBLIC_NOTICE;
  }

  /**
   * Nobody is left to approve: what was signed stands, and the rest as computed; says whether
   * somebody has 好.
   */
  public boolean leaveUnapproved(String key) {
    GradeCase gradeCase = locked(key);
    gradeCase.leaveUnapproved(now());
    return gradeCase.state() == GradeState.PUBLIC_NOTICE;
  }

  /** Tells the body's people where the names with 好 stand. */
  public void publish(String key) {
    GradeCase gradeCase = get(key);
    Quarter quarter = gradeCase.quarter();
    notes.writeToAll(
        gradeCase.rows().stream().map(GradeRow::officerId).toList(),
        quarter + "/public-notice",
        quarter.label() + "平时考核“好”等次公示",
        "本考核主体拟定为“好”等次的人员名单已经公示，公示期%s截止。"
            .formatted(
                DAY.format(
                    deadlines.from(
                        "public-notice", gradeCase.publishedAt().orElseThrow().toLocalDate()))),
        "/notices/" + key);
  }

  /** The public notice has ended, or there was none: everybody is told. */
  public void startNotifying(String key) {
    locked(key).startNotifying();
  }

  /** Everybody was told: objections may come. */
  public void openObjections(String key) {
    locked(key).openObjections();
  }

  /** The grades are effective from now on. */
  public void takeEffect(String key) {
    locked(key).takeEffect(now()).forEach(entities::persist);
  }

  private GradeCase locked(String key) {
    return cases.lock(key).orElseThrow(() -> new IllegalArgumentException("No grades of " + key));
  }

  private LocalDateTime now() {
    return LocalDateTime.now(clock);
  }

  private Map<String, Object> read(String text) {
    try {
      return json.readValue(text, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A frozen policy cannot be read", e);
    }
  }

  private String write(Object tree) {
    try {
      return json.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A count of places cannot be written", e);
    }
  }
}
