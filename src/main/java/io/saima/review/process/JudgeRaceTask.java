package io.saima.review.process;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import io.saima.engine.Entry;
import io.saima.engine.UserTask;
import io.saima.organization.Assignments;
import io.saima.review.Ballots;
import io.saima.review.Ballots.Line;
import io.saima.review.Interim;
import io.saima.review.Races;
import io.saima.review.Replacements;
import io.saima.review.ReviewId;
import io.saima.review.Runner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** A panel member's sheet of the race. */
@Component
class JudgeRaceTask implements UserTask {

  private final Ballots ballots;
  private final Races races;
  private final Replacements replacements;
  private final Interim interim;
  private final Assignments assignments;

  JudgeRaceTask(
      Ballots ballots,
      Races races,
      Replacements replacements,
      Interim interim,
      Assignments assignments) {
    this.ballots = ballots;
    this.races = races;
    this.replacements = replacements;
    this.interim = interim;
    this.assignments = assignments;
  }

  @Override
  public String process() {
    return QuarterlyReviewProcess.ID;
  }

  @Override
  public String task() {
    return "task_judgeRace";
  }

  @Override
  public String subject(DelegateTask task) {
    return QuarterlyReviewProcess.body(task, assignments.county());
  }

  @Override
  public Care care() {
    return Care.NONE;
  }

  /** In the order drawn, who does not present at the end, each with the way to what he brings. */
  @Override
  public Optional<Object> sheet(DelegateTask task) {
    var county = assignments.county();
    ReviewId review = QuarterlyReviewProcess.review(task.getExecution());
    String body = QuarterlyReviewProcess.body(task, county);
    List<Runner> runners = races.of(review);
    Map<String, Integer> places = runners.stream().collect(toMap(Runner::officer, Runner::place));
    List<Line> lines =
        ballots.lines(sheetId(task)).stream()
            .sorted(comparing(line -> places.getOrDefault(line.officer().id(), Integer.MAX_VALUE)))
            .toList();
    Map<String, String> known = new HashMap<>(interim.of(review));
    runners.forEach(
        one ->
            known.merge(
                one.officer(),
                one.presents() ? "第" + one.place() + "位" : "不上台",
                (line, at) -> at + "　" + line));
    Map<String, Object> sheet =
        new HashMap<>(
            OpinionSheet.of(
                OpinionSheet.title(review.quarter(), "赛马评分：" + body),
                lines,
                county,
                known,
                line -> Map.of("page", "/race/" + review + "/runners/" + line.officer().id())));
    sheet.put("hall", "/race/" + review);
    return Optional.of(sheet);
  }

  private static long sheetId(DelegateTask task) {
    return Long.parseLong(QuarterlyReviewProcess.RACE_SHEET.get(task));
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    long sheet = sheetId(task);
    ballots.cast(
        sheet,
        OpinionSheet.opinions(
            entry, races.excused(QuarterlyReviewProcess.review(task.getExecution()))));
    replacements.exclude(sheet);
  }
}
