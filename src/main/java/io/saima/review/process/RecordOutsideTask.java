package io.saima.review.process;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.saima.engine.Entry;
import io.saima.engine.TaskRefused;
import io.saima.engine.UserTask;
import io.saima.organization.Assignments;
import io.saima.organization.County;
import io.saima.organization.Officer;
import io.saima.organization.Unit;
import io.saima.review.Ballots;
import io.saima.review.Ballots.Recorded;
import io.saima.review.RaterRole;
import io.saima.review.ReviewId;
import io.saima.review.ReviewMember;
import io.saima.review.ReviewMembers;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * The organization department's sheet: a score per unit and channel, and exceptions for single
 * persons.
 */
@Component
class RecordOutsideTask implements UserTask {

  private final Ballots ballots;
  private final ReviewMembers members;
  private final Assignments assignments;

  RecordOutsideTask(Ballots ballots, ReviewMembers members, Assignments assignments) {
    this.ballots = ballots;
    this.members = members;
    this.assignments = assignments;
  }

  @Override
  public String process() {
    return QuarterlyReviewProcess.ID;
  }

  @Override
  public String task() {
    return "task_recordOutside";
  }

  @Override
  public String subject(DelegateTask task) {
    return QuarterlyReviewProcess.body(task, assignments.county());
  }

  @Override
  public Care care() {
    return Care.ESCALATE;
  }

  @Override
  public Optional<String> successor(DelegateTask task, Set<String> had) {
    return assignments
        .county()
        .body(QuarterlyReviewProcess.review(task.getExecution()).body())
        .flatMap(
            body ->
                assignments
                    .today()
                    .next(assignments.today().organizationLine(body), had, List.of()));
  }

  @Override
  public Optional<Object> sheet(DelegateTask task) {
    County county = assignments.county();
    ReviewId review = QuarterlyReviewProcess.review(task.getExecution());
    List<ReviewMember> roster = members.of(review);
    Map<String, Long> sizes =
        roster.stream().collect(groupingBy(ReviewMember::unit, TreeMap::new, counting()));
    Map<String, Object> sheet = new LinkedHashMap<>();
    sheet.put(
        "title",
        review.quarter().label() + "组织部门、第三方、舆论评价：" + QuarterlyReviewProcess.body(task, county));
    sheet.put(
        "units",
        sizes.entrySet().stream()
            .map(
                unit ->
                    Map.of(
                        "unit", unit.getKey(),
                        "name", county.unit(unit.getKey()).map(Unit::name).orElse(""),
                        "people", unit.getValue()))
            .toList());
    sheet.put("people", roster.stream().map(member -> option(member, county)).toList());
    sheet.put("exceptions", List.of());
    return Optional.of(sheet);
  }

  private static Map<String, String> option(ReviewMember member, County county) {
    Officer officer = county.officer(member.officer()).orElseThrow();
    return Map.of(
        "value",
        officer.id(),
        "label",
        officer.name() + "（" + officer.postTitle() + "，" + officer.id() + "）");
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    Map<String, Map<RaterRole, BigDecimal>> ofUnits = new TreeMap<>();
    for (Entry row : entry.rows("units")) {
      Map<RaterRole, BigDecimal> scores = new EnumMap<>(RaterRole.class);
      row.number("org").ifPresent(score -> scores.put(RaterRole.ORG, score));
      row.number("third").ifPresent(score -> scores.put(RaterRole.THIRD, score));
      row.number("media").ifPresent(score -> scores.put(RaterRole.MEDIA, score));
      ofUnits.put(row.prepared("unit"), scores);
    }
    if (ofUnits.values().stream().allMatch(Map::isEmpty)) {
      throw new TaskRefused("请至少给一个单位填写一项评价分，再提交。");
    }
    Map<String, Map<RaterRole, BigDecimal>> ofPersons = new TreeMap<>();
    for (Entry row : entry.rows("exceptions")) {
      String officer = row.text("officer").orElseThrow();
      RaterRole role = RaterRole.valueOf(row.text("channel").orElseThrow());
      BigDecimal score = row.number("score").orElseThrow();
      if (ofPersons.computeIfAbsent(officer, id -> new EnumMap<>(RaterRole.class)).put(role, score)
          != null) {
        throw new TaskRefused("个人例外中同一人的“" + role.label() + "”评价重复，请只保留一行。");
      }
    }
    ballots.record(
        QuarterlyReviewProcess.review(task.getExecution()),
        task.getAssignee(),
        new Recorded(ofUnits, ofPersons));
  }
}
