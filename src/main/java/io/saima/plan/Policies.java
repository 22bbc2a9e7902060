package io.saima.plan;

import io.saima.calendar.Quarter;
import io.saima.notification.Notes;
import io.saima.organization.AppointmentRole;
import io.saima.organization.Assignments;
import io.saima.organization.ClosedQuarters;
import io.saima.scoring.InvalidInput;
import io.saima.scoring.Policy;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes versions of the policy: one person of the organization department enters one, another
 * approves it, and it holds from a quarter that has not begun.
 */
@Service
@Transactional
public class Policies {

  private static final int LONGEST_REFERENCE = 100;
  private static final int LONGEST_TEXT = 1000;
  private static final int QUARTERS_AHEAD = 4;
  private static final int PLACES = 6;
  private static final List<PolicyVersionState> ADOPTED =
      List.of(PolicyVersionState.APPROVED, PolicyVersionState.SUPERSEDED);

  private final PolicyVersions versions;
  private final ApprovedPolicy approved;
  private final ClosedQuarters closed;
  private final ReconciledMonths reconciled;
  private final Assignments assignments;
  private final Notes notes;
  private final JdbcClient jdbc;
  private final Clock clock;

  Policies(
      PolicyVersions versions,
      ApprovedPolicy approved,
      ClosedQuarters closed,
      ReconciledMonths reconciled,
      Assignments assignments,
      Notes notes,
      JdbcClient jdbc,
      Clock clock) {
    this.versions = versions;
    this.approved = approved;
    this.closed = closed;
    this.reconciled = reconciled;
    this.assignments = assignments;
    this.notes = notes;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  // ---- reading

  /** All versions, the newest first. */
  @Transactional(readOnly = true)
  public List<PolicyVersion> all() {
    return versions.findAllByOrderByIdDesc();
  }

  @Transactional(readOnly = true)
  public Optional<PolicyVersion> find(long id) {
    return versions.findById(id);
  }

  /** The version that holds in a quarter; empty while the county has approved none. */
  @Transactional(readOnly = true)
  public Optional<PolicyVersion> inForce(Quarter quarter) {
    return versions.findFirstByStateAndQuarterCodeLessThanEqualOrderByQuarterCodeDesc(
        PolicyVersionState.APPROVED, quarter.toString());
  }

  /** The quarter that runs today. */
  public Quarter running() {
    return Quarter.of(LocalDate.now(clock));
  }

  /**
   * The quarters from which a version entered now may hold: those to come, and for a county's first
   * version the running one while nothing of it is frozen or reconciled.
   */
  @Transactional(readOnly = true)
  public List<Quarter> quarters() {
    Quarter running = running();
    Stream<Quarter> ahead = Stream.iterate(running.next(), Quarter::next).limit(QUARTERS_AHEAD);
    return untouched(running) ? Stream.concat(Stream.of(running), ahead).toList() : ahead.toList();
  }

  private boolean untouched(Quarter quarter) {
    return !versions.existsByStateIn(ADOPTED)
        && Arrays.stream(ClosedQuarters.Part.values())
            .noneMatch(part -> closed.of(part).contains(quarter))
        && reconciled.among(quarter.months()).isEmpty();
  }

  /** How a version stands today, in words. */
  @Transactional(readOnly = true)
  public String standing(PolicyVersion version) {
    if (version.state() != PolicyVersionState.APPROVED) {
      return version.state().label();
    }
    if (version.from().compareTo(running()) > 0) {
      return "待执行";
    }
    return inForce(running()).filter(now -> now.id() == version.id()).isPresent()
        ? "执行中"
        : "已被后续季度的版本替代";
  }

  /**
   * The plans that would still hold in the version's quarter although its limits forbid them, each
   * by code and name; who is held against one of them could not be scored.
   */
  @Transactional(readOnly = true)
  public List<String> forbiddenPlans(PolicyVersion version) {
    Policy policy = version.policy();
    return jdbc.sql(
            "select p.code, p.name from plan p join plan_indicator i on i.plan_code = p.code"
                + " where p.quarter_code = (select max(q.quarter_code) from plan q where"
                + " q.unit_code = p.unit_code and q.post_class = p.post_class"
                + " and q.quarter_code <= ?)"
                + " group by p.code, p.name"
                + " having count(*) > ? or min(i.weight) < ? or max(i.weight) > ? order by p.code")
        .params(
            version.from().toString(),
            policy.maxIndicators(),
            policy.minWeight().rounded(PLACES),
            policy.maxWeight().rounded(PLACES))
        .query((row, n) -> row.getString(2) + "（" + row.getString(1) + "）")
        .list();
  }

  // ---- drafting

  /**
   * Enters a version for a second person to decide.
   *
   * @param from the quarter from which it is to hold, one of {@link #quarters}
   * @param parameters as {@link Policy#read} takes them, with the version's name
   * @param reference the approving document, 1–100 characters
   * @param reason 1–1,000 characters
   * @throws PolicyRefused with everything that is wrong, by field
   */
  public PolicyVersion draft(
      String from, Map<String, Object> parameters, String reference, String reason, String by) {
    closed.hold();
    Map<String, String> faults = new LinkedHashMap<>();
    Optional<Quarter> quarter =
        quarters().stream().filter(one -> one.toString().equals(from)).findFirst();
    if (quarter.isEmpty()) {
      faults.put("quarter", "请选择列出的季度：新版本只能从尚未开始的季度起执行。");
    }
    text(faults, "reference", reference, LONGEST_REFERENCE);
    text(faults, "reason", reason, LONGEST_TEXT);
    Policy policy = read(parameters, faults);
    Object name = parameters.get("version");
    if (name == null) {
      faults.putIfAbsent("version", "请填写版本名称。");
    } else if (taken(name.toString())) {
      faults.putIfAbsent("version", "已有版本使用这个名称，请换一个。");
    }
    if (!faults.isEmpty()) {
      throw new PolicyRefused("有%d处需要更正，请看各栏的提示。".formatted(faults.size()), faults);
    }
    versions
        .findByState(PolicyVersionState.OPEN)
        .ifPresent(
            open -> {
              throw new PolicyRefused("版本“%s”正在等待审批，请先办结。".formatted(open.name()));
            });
    PolicyVersion draft =
        versions.saveAndFlush(
            new PolicyVersion(
                quarter.orElseThrow(), policy, reference, reason, by, LocalDateTime.now(clock)));
    Set<String> others =
        new LinkedHashSet<>(
            assignments.today().holders(AppointmentRole.ORGANIZATION_OFFICER, null));
    others.remove(by);
    notes.writeToAll(
        others,
        "policy/%d/draft".formatted(draft.id()),
        "考核参数待审批：" + draft.name(),
        "拟自%s起执行。审批人须不是拟定人。".formatted(draft.from().label()),
        link(draft));
    return draft;
  }

  private static void text(Map<String, String> faults, String field, String text, int longest) {
    if (text.isBlank() || text.codePointCount(0, text.length()) > longest) {
      faults.put(field, "请填写，不超过%d字。".formatted(longest));
    }
  }

  private static Policy read(Map<String, Object> parameters, Map<String, String> faults) {
    try {
      return Policy.read(parameters);
    } catch (InvalidInput e) {
      e.errors()
          .forEach(
              error ->
                  faults.putIfAbsent(
                      error.field().replaceFirst("^policy\\.", ""), error.message() + "。"));
      return null;
    }
  }

  private boolean taken(String name) {
    List<String> names = new ArrayList<>(List.of(Policy.DEFAULT.version()));
    names.add(approved.initial().version());
    versions.findAll().stream()
        .filter(version -> ADOPTED.contains(version.state()))
        .map(PolicyVersion::name)
        .forEach(names::add);
    return names.stream().anyMatch(name::equalsIgnoreCase);
  }

  // ---- deciding

  /**
   * A second person approves; from its quarter on the version holds, and one that was approved for
   * the same quarter is superseded.
   *
   * @throws PolicyRefused if it is the same person, it was decided, or its quarter has begun
   */
  public void approve(long id, String opinion, String by) {
    closed.hold();
    PolicyVersion version = get(id);
    List<Quarter> possible = quarters();
    versions
        .findByStateAndQuarterCode(PolicyVersionState.APPROVED, version.from().toString())
        .ifPresent(PolicyVersion::supersede);
    version.approve(by, checked(opinion), LocalDateTime.now(clock));
    if (!possible.contains(version.from())) {
      throw new PolicyRefused("%s已经开始，不能再从这个季度起执行；请不予批准，由拟定人另拟。".formatted(version.from().label()));
    }
    tell(version, "已批准", "自%s起执行。".formatted(version.from().label()));
  }

  /**
   * A second person does not approve.
   *
   * @throws PolicyRefused if it is the same person, it was decided, or there is no reason
   */
  public void refuse(long id, String opinion, String by) {
    if (opinion.isBlank()) {
      throw new PolicyRefused("不批准须在“意见”中写明理由。");
    }
    PolicyVersion version = get(id);
    version.refuse(by, checked(opinion), LocalDateTime.now(clock));
    tell(version, "未批准", "意见：" + opinion);
  }

  /**
   * Whoever entered it takes it back.
   *
   * @throws PolicyRefused if it is another person, or it was decided
   */
  public void withdraw(long id, String by) {
    get(id).withdraw(by, LocalDateTime.now(clock));
  }

  private PolicyVersion get(long id) {
    return versions.findById(id).orElseThrow(() -> new PolicyRefused("没有这个版本。"));
  }

  private static String checked(String opinion) {
    if (opinion.codePointCount(0, opinion.length()) > LONGEST_TEXT) {
      throw new PolicyRefused("“意见”不超过%d字，请删减。".formatted(LONGEST_TEXT));
    }
    return opinion.isBlank() ? null : opinion;
  }

  private void tell(PolicyVersion version, String what, String body) {
    notes.write(
        version.draftedBy(),
        "policy/%d/decided".formatted(version.id()),
        "考核参数%s：%s".formatted(what, version.name()),
        body,
        link(version));
  }

  private static String link(PolicyVersion version) {
    return "/policies/" + version.id();
  }
}
