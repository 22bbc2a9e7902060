package io.saima.review;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;

import io.saima.calendar.Quarter;
import io.saima.engine.TaskRefused;
import io.saima.evidence.EvidenceArchive;
import io.saima.evidence.EvidenceItem;
import io.saima.evidence.PreparedEvidence;
import io.saima.organization.AppointmentRole;
import io.saima.organization.AssignmentRules;
import io.saima.organization.Assignments;
import io.saima.organization.Body;
import io.saima.organization.County;
import io.saima.organization.Officer;
import io.saima.organization.Unit;
import io.saima.review.Debriefs.Debrief;
import io.saima.review.Races.Rank;
import io.saima.review.Races.Seed;
import io.saima.review.Raters.Exclusion;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What may be seen of a race and done in it, and by whom. The people of the body, its panel, who
 * runs the meeting, the organization department and discipline see the hall; the panel, who runs
 * the meeting, the department, discipline and he himself see somebody's material; the body's head,
 * the personnel officers of its units and the department run the meeting; the department alone
 * excuses.
 */
@Service
@Transactional
public class RaceDesk {

  private final Races races;
  private final Reviews reviews;
  private final ReviewMembers members;
  private final QuarterScores scores;
  private final Debriefs debriefs;
  private final Ballots ballots;
  private final Assignments assignments;
  private final EvidenceArchive evidence;
  private final Duration speaking;
  private final Duration screenLink;
  private final Clock clock;

  RaceDesk(
      Races races,
      Reviews reviews,
      ReviewMembers members,
      QuarterScores scores,
      Debriefs debriefs,
      Ballots ballots,
      Assignments assignments,
      EvidenceArchive evidence,
      @Value("${saima.race.speaking}") Duration speaking,
      @Value("${saima.race.screen-link}") Duration screenLink,
      Clock clock) {
    this.races = races;
    this.reviews = reviews;
    this.members = members;
    this.scores = scores;
    this.debriefs = debriefs;
    this.ballots = ballots;
    this.assignments = assignments;
    this.evidence = evidence;
    this.speaking = speaking;
    this.screenLink = screenLink;
    this.clock = clock;
  }

  /**
   * Who asks.
   *
   * @param department whether he is of the organization department
   * @param discipline whether he sees everything and decides nothing
   */
  public record Reader(String id, boolean department, boolean discipline) {

    boolean everything() {
      return department || discipline;
    }
  }

  // ---- the hall

  /** One on the roster, as the hall and the desk see him. */
  public record Line(
      String officer,
      int place,
      boolean presents,
      String name,
      String unit,
      String post,
      boolean excused,
      boolean speaking,
      boolean spoke,
      Optional<LocalDateTime> lastSpokeAt,
      long seconds) {

    /** How long he has spoken, such as {@code 7:05}. */
    public String time() {
      return "%d:%02d".formatted(seconds / 60, seconds % 60);
    }

    boolean waits() {
      return !excused && !spoke;
    }
  }

  /** A place in the ranking with a name. */
  public record Place(int rank, String name, String unit, BigDecimal r) {}

  /**
   * A race as the page for the hall shows it.
   *
   * @param lines those who present, in the order drawn; empty if nobody does
   * @param stamp another one whenever anything but the running clock has changed
   * @param ranking empty until the scores are handed over, or if the race counted for nobody
   */
  public record Hall(
      ReviewId review,
      String body,
      ReviewState state,
      LocalDateTime closesAt,
      Optional<Seed> seed,
      List<Line> lines,
      long limit,
      List<Place> ranking,
      String stamp) {

    public Optional<Line> speaker() {
      return lines.stream().filter(Line::speaking).findFirst();
    }

    /** Who spoke last; shown with his clock stopped until the next one begins. */
    public Optional<Line> paused() {
      return lines.stream()
          .filter(line -> line.spoke() && !line.excused())
          .max(
              comparing((Line line) -> line.lastSpokeAt().orElseThrow())
                  .thenComparing(Line::place));
    }

    public Optional<Line> next() {
      return lines.stream().filter(Line::waits).findFirst();
    }

    /** The next few after the next one. */
    public List<Line> after() {
      return lines.stream().filter(Line::waits).skip(1).limit(6).toList();
    }

    public long waiting() {
      return lines.stream().filter(Line::waits).count();
    }

    public boolean scored() {
      return state == ReviewState.HANDED_OVER;
    }

    /** Whether the clock can run. */
    public boolean open() {
      return state == ReviewState.COLLECTING;
    }
  }

  /** The hall of a race, if the reader may see it. */
  @Transactional(readOnly = true)
  public Optional<Hall> hall(Reader reader, ReviewId review) {
    return reviews.find(review).filter(one -> mayEnter(reader, review)).map(this::hall);
  }

  /** The hall of the race that a screen's link shows, while the link is valid. */
  @Transactional(readOnly = true)
  public Optional<Hall> screen(String token) {
    return races.screen(token).flatMap(reviews::find).map(this::hall);
  }

  private Hall hall(Review review) {
    LocalDateTime now = LocalDateTime.now(clock);
    List<Runner> runners = races.of(review.id());
    List<Line> lines =
        runners.stream().filter(Runner::presents).map(one -> line(one, now)).toList();
    boolean handedOver = review.state() == ReviewState.HANDED_OVER;
    List<Place> ranking =
        handedOver
            ? Races.ranking(scores.ofBody(review.quarter(), review.body())).stream()
                .map(this::place)
                .toList()
            : List.of();
    return new Hall(
        review.id(),
        bodyName(review.body()),
        review.state(),
        review.closesAt(),
        races.seed(review.quarter()),
        lines,
        speaking.toSeconds(),
        ranking,
        Integer.toHexString(Objects.hash(review.state(), runners, ranking)));
  }

  private Line line(Runner one, LocalDateTime now) {
    Optional<Officer> officer = assignments.county().officer(one.officer());
    return new Line(
        one.officer(),
        one.place(),
        one.presents(),
        name(one.officer()),
        officer.map(Officer::unitCode).map(this::unitName).orElse(""),
        officer.map(Officer::postTitle).orElse(""),
        one.excused(),
        one.speakingSince().isPresent(),
        one.lastSpokeAt().isPresent(),
        one.lastSpokeAt(),
        one.spoken(now).toSeconds());
  }

  private Place place(Rank rank) {
    return new Place(rank.rank(), name(rank.officer()), unitName(rank.unit()), rank.r());
  }

  private boolean mayEnter(Reader reader, ReviewId review) {
    return reader.everything()
        || races.runner(review, reader.id()).isPresent()
        || races.panel(review).contains(reader.id())
        || runs(reader, review);
  }

  /** Whether he may run the meeting. */
  @Transactional(readOnly = true)
  public boolean runs(Reader reader, ReviewId review) {
    Optional<Body> body = assignments.county().body(review.body());
    AssignmentRules today = assignments.today();
    return reader.department()
        || body.flatMap(today::bodyHead).filter(reader.id()::equals).isPresent()
        || body.stream()
            .flatMap(one -> one.units().stream())
            .anyMatch(
                unit ->
                    today.holders(AppointmentRole.PERSONNEL_OFFICER, unit).contains(reader.id()));
  }

  /** Starts or stops the clock; a stop needs no officer. */
  public boolean clock(Reader reader, ReviewId review, Optional<String> officer) {
    if (reviews.find(review).isEmpty() || !runs(reader, review)) {
      return false;
    }
    officer.ifPresentOrElse(one -> races.speak(review, one), () -> races.stop(review));
    return true;
  }

  // ---- the desk of who runs it

  /** One on the roster, as the desk sees him. */
  public record DeskLine(
      Line line, boolean material, Optional<Runner.Excuse> excuse, List<Debrief> debriefs) {}

  /**
   * A race as who runs it, the department and discipline see it.
   *
   * @param lines everybody, those who present first
   * @param excuses whether the reader may excuse somebody
   * @param runs whether the reader may run the meeting and make a link for a screen
   */
  public record Desk(Hall hall, List<DeskLine> lines, boolean excuses, boolean runs) {}

  /** The desk of a race, if the reader may see it. */
  @Transactional(readOnly = true)
  public Optional<Desk> desk(Reader reader, ReviewId review) {
    return reviews
        .find(review)
        .filter(one -> reader.everything() || runs(reader, review))
        .map(one -> desk(reader, one));
  }

  private Desk desk(Reader reader, Review review) {
    Hall hall = hall(review);
    LocalDateTime now = LocalDateTime.now(clock);
    List<Runner> runners = races.of(review.id());
    Map<String, Long> files =
        evidence.counts(
            runners.stream().map(Runner::officer).collect(toSet()), subject(review.quarter()));
    List<Debrief> all = debriefs.of(review.id());
    return new Desk(
        hall,
        runners.stream()
            .map(
                runner ->
                    new DeskLine(
                        line(runner, now),
                        runner.statement().isPresent()
                            || runner.link().isPresent()
                            || files.containsKey(runner.officer()),
                        runner.excuse(),
                        all.stream()
                            .filter(one -> one.officer().equals(runner.officer()))
                            .toList()))
            .toList(),
        reader.department() && hall.open(),
        runs(reader, review.id()));
  }

  /** Excuses somebody, or with no reason takes the excuse back; false if he may not. */
  public boolean excuse(Reader reader, ReviewId review, String officer, Optional<String> reason) {
    if (!reader.department()
        || reviews.find(review).isEmpty()
        || races.runner(review, officer).isEmpty()) {
      return false;
    }
    reason.ifPresentOrElse(
        why -> races.excuse(review, officer, why, reader.id()),
        () -> races.withdrawExcuse(review, officer, reader.id()));
    return true;
  }

  /** A link for a screen without an account: its token, and until when it is valid. */
  public record ScreenLink(String token, LocalDateTime until) {}

  /** Makes a link for a screen in the hall, if the reader runs the meeting. */
  public Optional<ScreenLink> openScreen(Reader reader, ReviewId review) {
    if (reviews.find(review).isEmpty() || !runs(reader, review)) {
      return Optional.empty();
    }
    LocalDateTime until = LocalDateTime.now(clock).plus(screenLink).withNano(0);
    return Optional.of(new ScreenLink(races.openScreen(review, reader.id(), until), until));
  }

  /** A race in a list. */
  public record Held(ReviewId review, String body, ReviewState state, LocalDateTime closesAt) {}

  /** The races of a quarter that the reader may enter, by body. */
  @Transactional(readOnly = true)
  public List<Held> held(Reader reader, Quarter quarter) {
    Set<String> his = reader.everything() ? Set.of() : races.with(reader.id(), quarter);
    return reviews.findByQuarterCodeOrderByBodyCode(quarter.toString()).stream()
        .filter(
            one ->
                reader.everything() || his.contains(one.id().toString()) || runs(reader, one.id()))
        .map(one -> new Held(one.id(), bodyName(one.body()), one.state(), one.closesAt()))
        .toList();
  }

  // ---- material

  /** What somebody has brought; {@code host} is where the link leads. */
  public record Material(
      ReviewId review,
      Line line,
      Optional<Runner.Excuse> excuse,
      Optional<String> statement,
      Optional<String> link,
      Optional<String> host,
      List<EvidenceItem> files,
      boolean writable) {

    public int room() {
      return EvidenceArchive.MOST_FILES - files.size();
    }
  }

  /** Somebody's material, if the reader may see it. */
  @Transactional(readOnly = true)
  public Optional<Material> material(Reader reader, ReviewId review, String officer) {
    if (reviews.find(review).isEmpty() || !maySee(reader, review, officer)) {
      return Optional.empty();
    }
    return races.runner(review, officer).map(runner -> material(review, runner));
  }

  private boolean maySee(Reader reader, ReviewId review, String officer) {
    return reader.id().equals(officer)
        || reader.everything()
        || races.panel(review).contains(reader.id())
        || runs(reader, review);
  }

  private Material material(ReviewId review, Runner runner) {
    return new Material(
        review,
        line(runner, LocalDateTime.now(clock)),
        runner.excuse(),
        runner.statement(),
        runner.link(),
        runner.link().map(Races::host),
        evidence.of(runner.officer(), subject(review.quarter())),
        races.takesMaterial(review));
  }

  private static String subject(Quarter quarter) {
    return quarter + "/race";
  }

  /** A file of somebody's material, if the reader may see it. */
  @Transactional(readOnly = true)
  public Optional<EvidenceItem> file(Reader reader, ReviewId review, String officer, String id) {
    return material(reader, review, officer)
        .flatMap(one -> evidence.find(officer, subject(review.quarter()), id));
  }

  // ---- one's own

  /**
   * One's own race: material, place in the ranking if there is one, and explanations.
   *
   * @param relations how many relations of his did not rate him; empty before the cut-off, when it
   *     could tell who was drawn. Nobody else who stood aside is counted: the number would tell of
   *     a complaint or of a declared conflict
   */
  public record Own(
      Material material,
      Hall hall,
      Optional<Place> place,
      List<Debrief> debriefs,
      Optional<Integer> relations) {}

  /** The newest race on whose roster the officer stands. */
  @Transactional(readOnly = true)
  public Optional<Own> own(String officer) {
    return newest(officer).map(review -> own(review, officer));
  }

  private Own own(ReviewId review, String officer) {
    Hall hall = hall(reviews.get(review));
    return new Own(
        material(review, races.runner(review, officer).orElseThrow()),
        hall,
        Races.ranking(scores.ofBody(review.quarter(), review.body())).stream()
            .filter(rank -> hall.scored() && rank.officer().equals(officer))
            .findFirst()
            .map(this::place),
        debriefs.of(review).stream().filter(one -> one.officer().equals(officer)).toList(),
        Optional.of(hall).filter(one -> !one.open()).map(one -> relations(review, officer)));
  }

  /**
   * His relations are counted whatever ground was recorded first: whoever knows that his only one
   * did not rate him would read a complaint or a conflict of it that he is not counted.
   */
  private int relations(ReviewId review, String officer) {
    County county = assignments.county();
    return (int)
        ballots.exclusions(review).stream()
            .filter(one -> one.ratee().equals(officer))
            .filter(
                one ->
                    one.ground() == RecusalGround.RELATION || county.related(one.rater(), officer))
            .map(Exclusion::rater)
            .distinct()
            .count();
  }

  private Optional<ReviewId> newest(String officer) {
    return members.reviewsOf(officer).stream()
        .filter(review -> races.runner(review, officer).isPresent())
        .findFirst();
  }

  /** The race for which the officer may bring material now. */
  private ReviewId writable(String officer) {
    return newest(officer).orElseThrow(() -> new TaskRefused("您没有正在进行的赛马。"));
  }

  /** Stores the officer's words and link. */
  public void bring(String officer, String statement, String link) {
    races.bring(writable(officer), officer, statement, link);
  }

  /** Passes if the officer may bring one more file now. */
  public void requireRoom(String officer) {
    ReviewId review = writable(officer);
    races.requireMaterial(review);
    evidence.requireRoom(officer, subject(review.quarter()));
  }

  /** Puts a file to the officer's material. */
  public void attach(String officer, String name, PreparedEvidence file) {
    ReviewId review = writable(officer);
    races.requireMaterial(review);
    evidence.keep(officer, subject(review.quarter()), name, file);
  }

  /** Takes a file away from the officer's material. */
  public void detach(String officer, String id) {
    ReviewId review = writable(officer);
    races.requireMaterial(review);
    evidence.remove(officer, subject(review.quarter()), id);
  }

  // ---- names

  private String name(String officer) {
    return assignments.county().officer(officer).map(Officer::name).orElse(officer);
  }

  private String unitName(String unit) {
    return assignments.county().unit(unit).map(Unit::name).orElse(unit);
  }

  private String bodyName(String body) {
    return assignments.county().body(body).map(Body::name).orElse(body);
  }
}
