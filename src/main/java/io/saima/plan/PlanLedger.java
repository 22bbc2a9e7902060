package io.saima.plan;

import io.saima.calendar.Quarter;
import io.saima.organization.Assignments;
import io.saima.organization.Officer;
import io.saima.organization.PostClass;
import io.saima.organization.Unit;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The plans as people may see them: everybody the plan that he is held against, a unit's personnel
 * officer and head those of the unit with their drafts, the organization department all.
 */
@Service
@Transactional(readOnly = true)
public class PlanLedger {

  private static final Set<PlanVersionState> OPEN =
      EnumSet.of(PlanVersionState.DRAFT, PlanVersionState.SUBMITTED, PlanVersionState.RETURNED);

  private final PlanVersions versions;
  private final PlanDecisions history;
  private final Revisions revisions;
  private final PlanPeople people;
  private final PlanDrafts drafts;
  private final Assignments assignments;
  private final Clock clock;

  PlanLedger(
      PlanVersions versions,
      PlanDecisions history,
      Revisions revisions,
      PlanPeople people,
      PlanDrafts drafts,
      Assignments assignments,
      Clock clock) {
    this.versions = versions;
    this.history = history;
    this.revisions = revisions;
    this.people = people;
    this.drafts = drafts;
    this.assignments = assignments;
    this.clock = clock;
  }

  /**
   * Who reads.
   *
   * @param everything sees all units: the organization department and discipline
   */
  public record Reader(String person, boolean everything) {}

  /** What the list can be narrowed to. */
  public enum Filter {
    OPEN("编制、审批中"),
    PENDING("待生效"),
    MISSING("没有方案");

    private final String label;

    Filter(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /**
   * A post in the list.
   *
   * @param running what holds today; null if nothing does
   * @param pending what holds from the next quarter on; null if that is the same
   * @param open the draft in work; null if there is none, or it is not the reader's to see
   */
  public record Line(
      Post post,
      String unitName,
      PlanVersion running,
      PlanVersion pending,
      PlanVersion open,
      boolean overdue) {}

  /** The part of the list that one page shows. */
  public record Lines(List<Line> lines, int total) {}

  /**
   * A page of the posts that the reader may see, by unit and post class.
   *
   * @param unit a unit's code, or null for all
   * @param filter null for all
   * @param first the place of the first line, from 0
   */
  public Lines lines(Reader reader, String unit, Filter filter, int first, int most) {
    List<Post> posts =
        visible(reader).stream()
            .filter(post -> unit == null || unit.equals(post.unit()))
            .filter(matching(filter)::contains)
            .toList();
    int from = Math.max(0, Math.min(first, posts.size()));
    List<Post> page = posts.subList(from, Math.min(posts.size(), from + most));
    return new Lines(lines(page, reader), posts.size());
  }

  /** The units in the reader's list, as code and name. */
  public Map<String, String> units(Reader reader) {
    return visible(reader).stream()
        .map(Post::unit)
        .distinct()
        .collect(Collectors.toMap(unit -> unit, this::unitName, (a, b) -> a, TreeMap::new));
  }

  private SortedSet<Post> visible(Reader reader) {
    SortedSet<Post> all = revisions.posts();
    if (reader.everything()) {
      return all;
    }
    Set<String> units = new HashSet<>(people.unitsOf(reader.person()));
    Optional<Post> own = ownPost(reader.person());
    SortedSet<Post> visible = new TreeSet<>();
    for (Post post : all) {
      if (units.contains(post.unit()) || own.filter(post::equals).isPresent()) {
        visible.add(post);
      }
    }
    return visible;
  }

  private Optional<Post> ownPost(String person) {
    return assignments
        .county()
        .officer(person)
        .filter(Officer::assessed)
        .map(officer -> new Post(officer.unitCode(), officer.postClass()));
  }

  private Set<Post> matching(Filter filter) {
    SortedSet<Post> all = revisions.posts();
    if (filter == null) {
      return all;
    }
    return switch (filter) {
      case OPEN ->
          versions.findByStateInOrderById(OPEN).stream()
              .map(PlanVersion::post)
              .collect(Collectors.toSet());
      case PENDING ->
          versions
              .findByStateAndQuarterCodeGreaterThan(PlanVersionState.APPROVED, running().toString())
              .stream()
              .map(PlanVersion::post)
              .collect(Collectors.toSet());
      case MISSING -> {
        Set<Post> planned = revisions.planned(running()).keySet();
        yield all.stream().filter(post -> !planned.contains(post)).collect(Collectors.toSet());
      }
    };
  }

  private List<Line> lines(List<Post> posts, Reader reader) {
    Map<Post, List<PlanVersion>> known = new HashMap<>();
    Set<String> units = posts.stream().map(Post::unit).collect(Collectors.toSet());
    if (!units.isEmpty()) {
      versions
          .findByUnitCodeInOrderById(units)
          .forEach(
              version ->
                  known.computeIfAbsent(version.post(), post -> new ArrayList<>()).add(version));
    }
    return posts.stream()
        .map(post -> line(post, known.getOrDefault(post, List.of()), reader))
        .toList();
  }

  private Line line(Post post, List<PlanVersion> known, Reader reader) {
    PlanVersion running = inForce(known, running()).orElse(null);
    PlanVersion next = inForce(known, running().next()).orElse(null);
    PlanVersion open =
        mayDraft(post, reader)
            ? known.stream().filter(version -> version.state().open()).findFirst().orElse(null)
            : null;
    return new Line(
        post,
        unitName(post.unit()),
        running,
        next == running ? null : next,
        open,
        open != null && overdue(open));
  }

  private boolean overdue(PlanVersion draft) {
    return draft.state() != PlanVersionState.SUBMITTED
        && draft.dueAt().filter(due -> due.isBefore(LocalDateTime.now(clock))).isPresent();
  }

  private static Optional<PlanVersion> inForce(List<PlanVersion> known, Quarter quarter) {
    return known.stream()
        .filter(version -> version.state() == PlanVersionState.APPROVED)
        .filter(version -> version.quarter().orElseThrow().compareTo(quarter) <= 0)
        .max(Comparator.comparing(version -> version.quarter().orElseThrow()));
  }

  private Quarter running() {
    return Quarter.of(LocalDate.now(clock));
  }

  // ---- rights

  private boolean mayRead(Post post, Reader reader) {
    return mayDraft(post, reader) || ownPost(reader.person()).filter(post::equals).isPresent();
  }

  /** Sees the drafts too. */
  private boolean mayDraft(Post post, Reader reader) {
    return reader.everything()
        || people.ofUnit(reader.person(), post.unit())
        || people.mayDecide(reader.person(), post.unit());
  }

  private boolean mayRead(PlanVersion version, Reader reader) {
    return version.state().adopted()
        ? mayRead(version.post(), reader)
        : mayDraft(version.post(), reader)
            || version.drafterId().filter(reader.person()::equals).isPresent();
  }

  // ---- one post, one version, two versions

  /**
   * A post with all its versions, the newest first.
   *
   * @param running the version that holds today; null if none does
   */
  public record PostFile(
      Post post, String unitName, PlanVersion running, List<PlanVersion> versions) {

    /** How a version stands today, in words. */
    public String standing(PlanVersion version) {
      return PlanLedger.standing(version, running);
    }
  }

  /** Empty if there is no such post, or it is not for the reader. */
  public Optional<PostFile> post(String unit, PostClass postClass, Reader reader) {
    Post post = new Post(unit, postClass);
    if (assignments.county().unit(unit).isEmpty() || !mayRead(post, reader)) {
      return Optional.empty();
    }
    List<PlanVersion> all = versions.findByUnitCodeAndPostClassOrderByIdDesc(unit, postClass);
    return Optional.of(
        new PostFile(
            post,
            unitName(unit),
            inForce(all, running()).orElse(null),
            all.stream().filter(version -> mayRead(version, reader)).toList()));
  }

  private static String standing(PlanVersion version, PlanVersion running) {
    if (version.state() != PlanVersionState.APPROVED) {
      return version.state().label();
    }
    if (running == null
        || version.quarter().orElseThrow().compareTo(running.quarter().orElseThrow()) > 0) {
      return "待生效";
    }
    return version == running ? "执行中" : "已被后续季度的版本替代";
  }

  /**
   * A version with its history.
   *
   * @param before what it is compared with: the version before it; null if there is none
   */
  public record VersionFile(
      PlanVersion version,
      String title,
      String standing,
      PlanVersion before,
      PlanComparison comparison,
      List<PlanDecision> decisions,
      String publicShare) {}

  /** Empty if there is no such version, or it is not for the reader. */
  public Optional<VersionFile> version(String number, Reader reader) {
    return find(number, reader).map(version -> file(version, reader));
  }

  private VersionFile file(PlanVersion version, Reader reader) {
    List<PlanVersion> all =
        versions.findByUnitCodeAndPostClassOrderByIdDesc(
            version.post().unit(), version.post().postClass());
    PlanVersion before =
        all.stream()
            .filter(other -> other.state().adopted() && other.id() < version.id())
            .findFirst()
            .orElse(null);
    return new VersionFile(
        version,
        drafts.title(version.post()),
        standing(version, inForce(all, running()).orElse(null)),
        before,
        PlanComparison.of(before == null ? List.of() : before.indicators(), version.indicators()),
        mayDraft(version.post(), reader)
            ? history.findByVersionIdOrderById(version.id())
            : List.of(),
        drafts.publicShare(version.quarter().orElseGet(drafts::next)));
  }

  /**
   * The version that a plan's code stood for at some moment; empty if it is not for the reader.
   *
   * @param planCode null finds nothing
   */
  public Optional<PlanVersion> adopted(String planCode, LocalDateTime at, Reader reader) {
    List<PlanVersion> adopted =
        versions.findByPlanCodeOrderById(planCode).stream()
            .filter(version -> version.state().adopted())
            .toList();
    return adopted.stream()
        .filter(version -> version.adoptedAt().filter(day -> !day.isAfter(at)).isPresent())
        .reduce((earlier, later) -> later)
        .or(() -> adopted.stream().findFirst())
        .filter(version -> mayRead(version, reader));
  }

  /** Two versions of one post. */
  public record Beside(
      String title, PlanVersion before, PlanVersion after, PlanComparison comparison) {}

  /** Empty if one of them does not exist or is not for the reader, or they are of two posts. */
  public Optional<Beside> compare(String from, String to, Reader reader) {
    Optional<PlanVersion> before = find(from, reader);
    Optional<PlanVersion> after = find(to, reader);
    if (before.isEmpty() || after.isEmpty() || !before.get().post().equals(after.get().post())) {
      return Optional.empty();
    }
    return Optional.of(
        new Beside(
            drafts.title(after.get().post()),
            before.get(),
            after.get(),
            PlanComparison.of(before.get().indicators(), after.get().indicators())));
  }

  private Optional<PlanVersion> find(String number, Reader reader) {
    return PlanVersion.idOf(number)
        .flatMap(versions::findById)
        .filter(version -> mayRead(version, reader));
  }

  /** The newest revisions, for those who see everything. */
  public List<PlanRevision> revisions(Reader reader) {
    return reader.everything() ? revisions.newest() : List.of();
  }

  private String unitName(String unit) {
    return assignments.county().unit(unit).map(Unit::name).orElse(unit);
  }
}
