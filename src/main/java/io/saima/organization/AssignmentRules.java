package io.saima.organization;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Who gets a task on one day: the first in the line for it who is at work, is not whom the task is
 * about, and is no relation of his.
 *
 * <p>A <em>line</em> is a list of officers in the order in which they are asked; methods that
 * return one person walk a line, methods named after an office alone ({@link #unitHead}, {@link
 * #committee}) say who holds it, at work or not.
 */
public final class AssignmentRules {

  private static final Comparator<Officer> HIGHEST_FIRST =
      comparing((Officer officer) -> officer.postClass().ordinal())
          .thenComparing(officer -> rank(officer.rankLevel()))
          .thenComparing(Officer::id);

  /**
   * The fewest that a policy may ask for; where a quarter's policy asks for more, its review calls
   * in the next of the organization department.
   */
  private static final int SMALLEST_PANEL = 3;

  private final County county;
  private final LocalDate today;
  private final Map<String, Optional<String>> unitHeads = new ConcurrentHashMap<>();
  private final Map<String, List<String>> shares = new ConcurrentHashMap<>();
  private final Map<String, List<String>> panels = new ConcurrentHashMap<>();

  public AssignmentRules(County county, LocalDate today) {
    this.county = county;
    this.today = today;
  }

  public County county() {
    return county;
  }

  private static int rank(RankLevel level) {
    return switch (level) {
      case TOWNSHIP_PRINCIPAL -> 0;
      case TOWNSHIP_DEPUTY -> 1;
      default -> 2;
    };
  }

  // ---- who can act

  /**
   * Can do tasks for others today: still here, no leave, neither on long leave nor investigated,
   * and not posted away from his unit (村 or host unit), counted from the day on which the posting
   * began.
   */
  public boolean atWork(String officerId) {
    return county.officer(officerId).filter(this::atWork).isPresent();
  }

  private boolean atWork(Officer officer) {
    return officer.hereOn(today)
        && officer.status() != OfficerStatus.LONG_LEAVE
        && officer.status() != OfficerStatus.INVESTIGATED
        && !(officer.status().posted() && !officer.unitSince().isAfter(today))
        && !county.onLeave(officer.id(), today);
  }

  /** May do a task about these people: at work, none of them, and no relation of any. */
  public boolean mayAct(String officerId, Collection<String> about) {
    return atWork(officerId)
        && about.stream().noneMatch(id -> id.equals(officerId) || county.related(id, officerId));
  }

  public Optional<String> first(List<String> line, Collection<String> about) {
    return line.stream().filter(id -> mayAct(id, about)).findFirst();
  }

  /**
   * The next in the line after somebody who did not answer; who is not in the line is before its
   * first.
   */
  public Optional<String> next(List<String> line, String current, Collection<String> about) {
    return next(line, Set.of(current), about);
  }

  /**
   * The next in the line behind everybody who had it already. Whoever it has gone past, because he
   * was on leave then, does not get it when he is back.
   */
  public Optional<String> next(List<String> line, Set<String> had, Collection<String> about) {
    int behind = had.stream().mapToInt(line::indexOf).max().orElse(-1) + 1;
    return line.subList(behind, line.size()).stream()
        .filter(id -> !had.contains(id) && mayAct(id, about))
        .findFirst();
  }

  // ---- the reporting line

  /**
   * The supervisor (主管领导), or the next above who can act; at the end the organization department.
   */
  public Optional<String> supervisor(String officerId) {
    return first(
        line(ids(county.superiors(officerId)), organizationLine(bodyOf(officerId))),
        List.of(officerId));
  }

  /** The nearest 副职 or 正职 above (分管领导) who can act. */
  public Optional<String> leaderInCharge(String officerId) {
    return first(leaders(officerId), List.of(officerId));
  }

  private List<String> leaders(String officerId) {
    return county.superiors(officerId).stream()
        .filter(
            above ->
                above.postClass() == PostClass.PRINCIPAL || above.postClass() == PostClass.DEPUTY)
        .map(Officer::id)
        .toList();
  }

  /**
   * Who decides about an officer, in the order of escalation: leader in charge, head of the body,
   * organization department, its head, the county's first leader.
   */
  public List<String> proposerLine(String officerId) {
    Body body = bodyOf(officerId);
    return line(
        leaderInCharge(officerId).stream().toList(),
        body == null ? List.of() : bodyHead(body).stream().toList(),
        organizationLine(body));
  }

  /** Confirms what a leader proposes above the rules: the leaders above, then the department. */
  public List<String> raiseLine(String officerId) {
    return line(leaders(officerId), organizationLine(bodyOf(officerId)));
  }

  /** Proposes a grade, or decides about one officer: the first of {@link #proposerLine}. */
  public Optional<String> proposer(String officerId) {
    return first(proposerLine(officerId), List.of(officerId));
  }

  /**
   * Who takes over a task about an officer from somebody who stayed silent; empty: it stands as
   * computed.
   */
  public Optional<String> escalation(String aboutOfficer, String current) {
    return next(proposerLine(aboutOfficer), current, List.of(aboutOfficer));
  }

  /** The same for a task about several officers; the line is that of the first. */
  public Optional<String> escalation(Collection<String> about, Set<String> had) {
    return about.stream().findFirst().flatMap(first -> next(proposerLine(first), had, about));
  }

  // ---- units and bodies

  /**
   * The head of a unit, at work or not: the one officer whose supervisor is outside the unit or who
   * has none; if that is a leader of county rank, the unit's own highest 正职, else its highest 副职.
   */
  public Optional<String> unitHead(String unitCode) {
    return unitHeads.computeIfAbsent(unitCode, this::findUnitHead);
  }

  private Optional<String> findUnitHead(String unitCode) {
    List<Officer> here =
        county.present().officersOf(unitCode).stream()
            .filter(officer -> officer.hereOn(today))
            .toList();
    List<Officer> tops =
        here.stream().filter(officer -> !reportsInside(officer)).sorted(HIGHEST_FIRST).toList();
    if (tops.size() == 1 && tops.get(0).assessed()) {
      return Optional.of(tops.get(0).id());
    }
    return Stream.of(
            tops.size() > 1 ? tops.stream().filter(Officer::assessed) : Stream.<Officer>empty(),
            here.stream().filter(Officer::assessed).filter(AssignmentRules::leads),
            tops.stream())
        .map(candidates -> candidates.min(HIGHEST_FIRST))
        .flatMap(Optional::stream)
        .map(Officer::id)
        .findFirst();
  }

  private boolean reportsInside(Officer officer) {
    return officer.supervisorId() != null
        && county
            .present()
            .officer(officer.supervisorId())
            .filter(above -> above.unitCode().equals(officer.unitCode()))
            .isPresent();
  }

  /** Answers for a unit as a whole: its head, then everybody assessed in it, the highest first. */
  public List<String> unitLine(String unitCode) {
    return line(
        unitHead(unitCode).stream().toList(),
        county.officersOf(unitCode).stream()
            .filter(officer -> officer.assessed() && officer.hereOn(today))
            .sorted(HIGHEST_FIRST)
            .map(Officer::id)
            .toList());
  }

  private static boolean leads(Officer officer) {
    return officer.postClass() == PostClass.PRINCIPAL || officer.postClass() == PostClass.DEPUTY;
  }

  /**
   * The head of the unit that gives the pool its code; of a joint body whom the organization
   * department named last, or nobody.
   */
  public Optional<String> bodyHead(Body body) {
    return body.joint() ? namedHead(body) : unitHead(body.code());
  }

  private Optional<String> namedHead(Body body) {
    return body.units().stream()
        .flatMap(unit -> county.appointments(AppointmentRole.JOINT_BODY_HEAD, unit).stream())
        .filter(this::holds)
        .min(comparing(Appointment::fromDate).reversed().thenComparing(Appointment::officerId))
        .map(Appointment::officerId);
  }

  /**
   * Signs for a body: its head, or, where it has none, he is away, or he is one of the proposers,
   * the organization department's head.
   */
  public Optional<String> signer(Body body, Collection<String> proposers) {
    List<String> head = bodyHead(body).filter(id -> !proposers.contains(id)).stream().toList();
    return first(line(head, organizationHeadLine(body)), List.of());
  }

  /** Signs for a body: its head, then the organization department's head and those above. */
  public List<String> signerLine(Body body) {
    return line(bodyHead(body).stream().toList(), organizationHeadLine(body));
  }

  /** Speaks for a unit: its head, then those above him. */
  public List<String> headLine(String unitCode) {
    List<String> head = unitHead(unitCode).stream().toList();
    return line(head, head.stream().flatMap(id -> ids(county.superiors(id)).stream()).toList());
  }

  /** The unit's 人事干部 for a task about an officer, else the unit's head and those above him. */
  public Optional<String> personnelOfficer(String unitCode, String aboutOfficer) {
    Body body = county.bodyOfUnit(unitCode).orElse(null);
    List<String> above =
        unitHead(unitCode).map(head -> ids(county.superiors(head))).orElse(List.of());
    return first(
        line(
            holders(AppointmentRole.PERSONNEL_OFFICER, unitCode),
            unitHead(unitCode).stream().toList(),
            above,
            organizationLine(body)),
        about(aboutOfficer));
  }

  public Optional<String> personnelOfficer(String aboutOfficer) {
    return county
        .officer(aboutOfficer)
        .flatMap(officer -> personnelOfficer(officer.unitCode(), aboutOfficer));
  }

  // ---- the organization department and discipline

  /**
   * The organization department's officer (组织部经办) for a task about somebody: those appointed share
   * the bodies among them, so that one of them sees a body whole. For the department's own body its
   * head's superiors.
   */
  public Optional<String> organizationOfficer(String aboutOfficer) {
    return first(organizationLine(bodyOf(aboutOfficer)), about(aboutOfficer));
  }

  public Optional<String> organizationOfficer(Body body) {
    return first(organizationLine(body), List.of());
  }

  /**
   * The organization department's head for a body, or his superiors if it is the department's own.
   */
  public Optional<String> organizationHead(Body body) {
    return first(organizationHeadLine(body), List.of());
  }

  /** Organization department, its head, the county's first leader. */
  public List<String> organizationLine(Body body) {
    List<String> appointed = ownBody(body) ? List.of() : shared(body);
    return line(appointed, organizationHeadLine(body));
  }

  private List<String> organizationHeadLine(Body body) {
    Optional<String> head = county.organizationDepartment().flatMap(this::unitHead);
    List<String> above = head.map(id -> ids(county.superiors(id))).orElse(List.of());
    return line(
        ownBody(body) ? List.of() : head.stream().toList(), above, firstLeader().stream().toList());
  }

  private boolean ownBody(Body body) {
    return body != null
        && county.organizationDepartment().filter(body.units()::contains).isPresent();
  }

  /** The appointed officers, beginning with the one to whom the body falls. */
  private List<String> shared(Body body) {
    return shares.computeIfAbsent(body == null ? "" : body.code(), code -> share(body));
  }

  private List<String> share(Body body) {
    List<String> all = holders(AppointmentRole.ORGANIZATION_OFFICER, null);
    if (body == null || all.isEmpty()) {
      return all;
    }
    List<String> own =
        body.units().stream()
            .flatMap(unit -> appointed(AppointmentRole.ORGANIZATION_OFFICER, unit).stream())
            .toList();
    int place = county.bodies().stream().map(Body::code).sorted().toList().indexOf(body.code());
    int from = Math.floorMod(place, all.size());
    return line(own, all.subList(from, all.size()), all.subList(0, from));
  }

  /** The county's first leader: the 县处级正职 without a supervisor. */
  public Optional<String> firstLeader() {
    return unitHeads.computeIfAbsent(
        "",
        none ->
            county.officers().stream()
                .filter(officer -> officer.supervisorId() == null && officer.hereOn(today))
                .filter(officer -> officer.rankLevel() == RankLevel.COUNTY_PRINCIPAL)
                .map(Officer::id)
                .min(Comparator.naturalOrder()));
  }

  /**
   * The discipline officer for a task about somebody, else the discipline unit's head and those
   * above him.
   */
  public Optional<String> disciplineOfficer(String aboutOfficer) {
    Optional<String> head = county.disciplineUnit().flatMap(this::unitHead);
    return first(
        line(
            holders(AppointmentRole.DISCIPLINE, null),
            head.stream().toList(),
            head.map(id -> ids(county.superiors(id))).orElse(List.of())),
        about(aboutOfficer));
  }

  // ---- offices

  /** The committee of a body (考核委员), by id. */
  public List<String> committee(Body body) {
    List<String> appointed = appointedIn(AppointmentRole.COMMITTEE, body);
    if (!appointed.isEmpty()) {
      return appointed;
    }
    List<String> members =
        body.joint()
            ? body.units().stream().map(this::unitHead).flatMap(Optional::stream).toList()
            : line(
                unitHead(body.code()).stream().toList(),
                county.present().officersOf(body.code()).stream()
                    .filter(officer -> officer.hereOn(today))
                    .filter(officer -> officer.postClass() == PostClass.DEPUTY)
                    .map(Officer::id)
                    .toList());
    List<String> assessed =
        members.stream()
            .filter(id -> county.officer(id).filter(Officer::assessed).isPresent())
            .toList();
    return assessed.size() >= 3
        ? assessed
        : line(assessed, shared(body)).stream().limit(Math.max(3, assessed.size())).toList();
  }

  /**
   * The race panel of a body (赛马评委): those appointed, else its committee, filled up from the
   * organization department and those above it until everybody assessed in the body has {@link
   * #SMALLEST_PANEL} members who may judge him; fewer would leave the whole body without a race.
   */
  public List<String> racePanel(Body body) {
    return panels.computeIfAbsent(body.code(), code -> findRacePanel(body));
  }

  private List<String> findRacePanel(Body body) {
    List<String> appointed = appointedIn(AppointmentRole.RACE_PANEL, body);
    if (!appointed.isEmpty()) {
      return appointed;
    }
    List<String> panel = new ArrayList<>(committee(body));
    for (String next : organizationLine(body)) {
      List<String> few = withFewJudges(body, panel);
      if (few.isEmpty()) {
        break;
      }
      if (!panel.contains(next) && few.stream().anyMatch(id -> mayAct(next, List.of(id)))) {
        panel.add(next);
      }
    }
    return List.copyOf(panel);
  }

  private List<String> withFewJudges(Body body, List<String> panel) {
    return body.units().stream()
        .flatMap(unit -> county.officersOf(unit).stream())
        .filter(officer -> officer.assessed() && officer.hereOn(today))
        .map(Officer::id)
        .filter(
            id ->
                panel.stream().filter(member -> mayAct(member, List.of(id))).count()
                    < SMALLEST_PANEL)
        .toList();
  }

  private List<String> appointedIn(AppointmentRole role, Body body) {
    return body.units().stream()
        .flatMap(unit -> appointed(role, unit).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * Who holds an office for a unit, or county-wide ({@code null}), with the county's defaults:
   * those appointed for the unit, else those appointed county-wide, else whoever stands in.
   */
  public List<String> holders(AppointmentRole role, String unitCode) {
    Optional<Body> body = county.bodyOfUnit(Objects.toString(unitCode, ""));
    switch (role) {
      case COMMITTEE:
        return body.map(this::committee).orElse(List.of());
      case RACE_PANEL:
        return body.map(this::racePanel).orElse(List.of());
      case JOINT_BODY_HEAD:
        return body.filter(Body::joint).flatMap(this::namedHead).stream().toList();
      default:
    }
    List<String> appointed =
        line(unitCode == null ? List.of() : appointed(role, unitCode), appointed(role, ""));
    if (!appointed.isEmpty()) {
      return appointed;
    }
    return switch (role) {
      case PERSONNEL_OFFICER -> unitCode == null ? List.of() : unitHead(unitCode).stream().toList();
      case ORGANIZATION_OFFICER ->
          county.organizationDepartment().flatMap(this::unitHead).stream().toList();
      case DISCIPLINE -> county.disciplineUnit().flatMap(this::unitHead).stream().toList();
      default -> holders(AppointmentRole.ORGANIZATION_OFFICER, null);
    };
  }

  /** Who is appointed, today in force and still here: the newest appointment first. */
  private List<String> appointed(AppointmentRole role, String unitCode) {
    return county.appointments(role, unitCode).stream()
        .filter(this::holds)
        .map(Appointment::officerId)
        .distinct()
        .toList();
  }

  private boolean holds(Appointment row) {
    return row.inForceOn(today)
        && county.officer(row.officerId()).filter(officer -> officer.hereOn(today)).isPresent();
  }

  /** The offices an officer holds today, appointed or standing in. */
  public Set<AppointmentRole> rolesOf(String officerId) {
    Set<AppointmentRole> roles = EnumSet.noneOf(AppointmentRole.class);
    Officer officer = county.officer(officerId).filter(o -> o.hereOn(today)).orElse(null);
    if (officer == null) {
      return roles;
    }
    county.officesOf(officerId).stream()
        .filter(row -> row.inForceOn(today))
        .map(Appointment::role)
        .forEach(roles::add);
    for (AppointmentRole role : AppointmentRole.values()) {
      if (holders(role, role.needsUnit() ? officer.unitCode() : null).contains(officerId)) {
        roles.add(role);
      }
    }
    return roles;
  }

  /** Whether somebody does the personnel work of a unit: appointed for it, or as its head. */
  public boolean isPersonnelOfficer(String officerId) {
    return isUnitHead(officerId)
        || county.officesOf(officerId).stream()
            .anyMatch(row -> row.role() == AppointmentRole.PERSONNEL_OFFICER && holds(row));
  }

  public boolean isUnitHead(String officerId) {
    return county
        .officer(officerId)
        .flatMap(officer -> unitHead(officer.unitCode()))
        .filter(officerId::equals)
        .isPresent();
  }

  // ---- helpers

  private Body bodyOf(String officerId) {
    return county.bodyOf(officerId).orElse(null);
  }

  private static List<String> about(String officerId) {
    return officerId == null ? List.of() : List.of(officerId);
  }

  private static List<String> ids(List<Officer> officers) {
    return officers.stream().map(Officer::id).toList();
  }

  @SafeVarargs
  private static List<String> line(List<String>... parts) {
    Set<String> line = new LinkedHashSet<>();
    for (List<String> part : parts) {
      line.addAll(part);
    }
    return new ArrayList<>(line);
  }
}
