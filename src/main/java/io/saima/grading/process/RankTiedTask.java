package io.saima.grading.process;

import static io.saima.grading.process.GradeApprovalProcess.key;

import io.saima.calendar.Quarter;
import io.saima.engine.Entry;
import io.saima.engine.TaskRefused;
import io.saima.engine.UserTask;
import io.saima.grading.GradeApprovals;
import io.saima.grading.GradeCase;
import io.saima.grading.GradeCase.Ranked;
import io.saima.grading.GradePeople;
import io.saima.grading.GradeRow;
import io.saima.review.QuarterScores;
import io.saima.review.ReviewId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The head of the body puts those who are tied at the last place into an order, with a reason. */
@Component
class RankTiedTask implements UserTask {

  private final GradeApprovals approvals;
  private final SheetLines lines;
  private final GradePeople people;
  private final QuarterScores scores;

  RankTiedTask(
      GradeApprovals approvals, SheetLines lines, GradePeople people, QuarterScores scores) {
    this.approvals = approvals;
    this.lines = lines;
    this.people = people;
    this.scores = scores;
  }

  @Override
  public String process() {
    return GradeApprovalProcess.ID;
  }

  @Override
  public String task() {
    return "task_rankTied";
  }

  @Override
  public String subject(DelegateTask task) {
    return lines.body(key(task));
  }

  @Override
  public Optional<Object> sheet(DelegateTask task) {
    GradeCase gradeCase = approvals.get(key(task));
    Quarter quarter = ReviewId.of(key(task)).quarter();
    Map<String, Object> sheet =
        lines.sheet(
            gradeCase,
            gradeCase.tied(),
            (row, line) -> {
              line.put("numbers", numbers(quarter, row));
              line.put("place", null);
            });
    sheet.put("reason", "");
    return Optional.of(sheet);
  }

  /** What the tie was compared by. */
  private String numbers(Quarter quarter, GradeRow row) {
    return "得分%s，实绩%s，群众评价%s，红灯%d，黄橙灯%d"
        .formatted(
            row.q().map(BigDecimal::toPlainString).orElse("无"),
            row.tieP().toPlainString(),
            row.tiePub().map(mean -> publicMean(quarter, row, mean)).orElse("无"),
            row.reds(),
            row.yellows());
  }

  private String publicMean(Quarter quarter, GradeRow row, BigDecimal mean) {
    return scores.tellsPublic(quarter, row.officerId()) ? mean.toPlainString() : "（评价人太少，不列出）";
  }

  @Override
  public Collection<String> judged(DelegateTask task) {
    return approvals.tied(key(task));
  }

  @Override
  public Care care() {
    return Care.ESCALATE;
  }

  @Override
  public Optional<String> successor(DelegateTask task, Set<String> had) {
    return people.nextTieRanker(key(task), had);
  }

  @Override
  public boolean nobodyLeft(DelegateTask task) {
    approvals.leaveUnranked(key(task));
    return true;
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    List<Ranked> order = new ArrayList<>();
    for (Entry row : entry.rows("rows")) {
      order.add(
          new Ranked(
              row.prepared("officer"),
              row.number("place").orElseThrow(() -> new TaskRefused("请为每个人填写先后。")).intValue()));
    }
    approvals.rankTied(key(task), task.getAssignee(), order, entry.text("reason").orElseThrow());
  }
}
