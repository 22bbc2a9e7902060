package io.saima.review.process;

import io.saima.engine.Entry;
import io.saima.engine.UserTask;
import io.saima.organization.Assignments;
import io.saima.organization.Body;
import io.saima.organization.County;
import io.saima.organization.Officer;
import io.saima.organization.Unit;
import io.saima.review.ReviewId;
import io.saima.review.ReviewMember;
import io.saima.review.ReviewMembers;
import io.saima.review.UnitOpinions;
import io.saima.scoring.QuarterGrade;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The head of a unit says what he thinks of somebody whom another unit assesses. */
@Component
class GiveOpinionTask implements UserTask {

  private final UnitOpinions opinions;
  private final ReviewMembers members;
  private final Assignments assignments;

  GiveOpinionTask(UnitOpinions opinions, ReviewMembers members, Assignments assignments) {
    this.opinions = opinions;
    this.members = members;
    this.assignments = assignments;
  }

  @Override
  public String process() {
    return UnitOpinionProcess.ID;
  }

  @Override
  public String task() {
    return "task_giveOpinion";
  }

  @Override
  public String subject(DelegateTask task) {
    ReviewId review = UnitOpinionProcess.review(task.getExecution());
    return review.quarter().label()
        + "，"
        + assignments.county().body(review.body()).map(Body::name).orElse(review.body())
        + "考核";
  }

  @Override
  public Leaving whenLeft() {
    return Leaving.HANDED_ON;
  }

  @Override
  public Optional<String> successor(DelegateTask task, Set<String> had) {
    return opinions.speaker(
        UnitOpinionProcess.review(task.getExecution()),
        UnitOpinionProcess.officer(task.getExecution()),
        had);
  }

  @Override
  public Collection<String> judged(DelegateTask task) {
    return List.of(UnitOpinionProcess.officer(task.getExecution()));
  }

  @Override
  public Optional<Object> sheet(DelegateTask task) {
    ReviewId review = UnitOpinionProcess.review(task.getExecution());
    String id = UnitOpinionProcess.officer(task.getExecution());
    County county = assignments.county();
    ReviewMember member = members.of(review.quarter(), id).orElseThrow();
    Map<String, Object> sheet = new LinkedHashMap<>();
    sheet.put("title", review.quarter().label() + "考核意见");
    sheet.put("name", county.officer(id).map(Officer::name).orElse(id));
    sheet.put("post", county.officer(id).map(Officer::postTitle).orElse(""));
    sheet.put("unit", unit(county, member.otherUnit()));
    sheet.put("assessing", unit(county, member.unit()));
    sheet.put("opinion", "");
    sheet.put("grade", null);
    return Optional.of(sheet);
  }

  private static String unit(County county, String code) {
    return county.unit(code).map(Unit::name).orElse(code);
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    opinions.give(
        UnitOpinionProcess.review(task.getExecution()),
        UnitOpinionProcess.officer(task.getExecution()),
        task.getAssignee(),
        entry.text("opinion").orElseThrow(),
        entry.text("grade").map(QuarterGrade::valueOf).orElse(null));
  }
}
