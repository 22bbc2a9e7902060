package io.saima.reconciliation.process;

import static io.saima.reconciliation.process.StatementConfirmationProcess.OFFICER;

import io.saima.engine.Entry;
import io.saima.engine.TaskRefused;
import io.saima.engine.UserTask;
import io.saima.organization.Assignments;
import io.saima.organization.Officer;
import io.saima.reconciliation.Confirmations;
import io.saima.reconciliation.Confirmations.Answer;
import io.saima.reconciliation.Confirmations.Matter;
import io.saima.reconciliation.Dispute;
import io.saima.reconciliation.Dispute.Verdict;
import io.saima.reconciliation.StatementWords;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The supervisor answers what the officer disputes: corrects the figure, or says why not. */
@Component
class AnswerDisputeTask implements UserTask {

  private final Confirmations confirmations;
  private final Assignments assignments;

  AnswerDisputeTask(Confirmations confirmations, Assignments assignments) {
    this.confirmations = confirmations;
    this.assignments = assignments;
  }

  @Override
  public String process() {
    return StatementConfirmationProcess.ID;
  }

  @Override
  public String task() {
    return "task_answer";
  }

  @Override
  public String subject(DelegateTask task) {
    return StatementWords.month(confirmations.matter(key(task)).confirmation().month());
  }

  @Override
  public Care care() {
    return Care.NONE;
  }

  @Override
  public Optional<Object> sheet(DelegateTask task) {
    Matter matter = confirmations.matter(key(task));
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Dispute dispute : matter.disputes()) {
      Map<String, Object> row = new LinkedHashMap<>();
      matter
          .document()
          .line(dispute.indicatorCode())
          .ifPresent(line -> row.putAll(Sheets.figures(line, matter.document())));
      row.put("dispute", dispute.id().toString());
      row.put("claim", dispute.reason());
      rows.add(row);
    }
    String officer = OFFICER.get(task);
    Map<String, Object> sheet = new LinkedHashMap<>();
    sheet.put(
        "title",
        assignments.county().officer(officer).map(Officer::name).orElse(officer)
            + "对"
            + StatementWords.month(matter.confirmation().month())
            + "对账单的异议");
    sheet.put("rows", rows);
    return Optional.of(sheet);
  }

  @Override
  public Collection<String> judged(DelegateTask task) {
    return List.of(OFFICER.get(task));
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    List<Answer> answers = new ArrayList<>();
    for (Entry row : entry.rows("rows")) {
      answers.add(answer(row, answers.size() + 1));
    }
    confirmations.answer(key(task), task.getAssignee(), answers, entry.ticked("rectify"));
  }

  private static Answer answer(Entry row, int line) {
    Verdict verdict =
        "ACCEPT".equals(row.text("decision").orElseThrow()) ? Verdict.ACCEPTED : Verdict.REJECTED;
    Optional<BigDecimal> corrected = row.number("corrected");
    Optional<String> text = row.text("answer");
    if (verdict == Verdict.ACCEPTED && corrected.isEmpty()) {
      throw new TaskRefused("第%d行：采纳异议要写明更正后的实际数。".formatted(line));
    }
    if (verdict == Verdict.REJECTED && corrected.isPresent()) {
      throw new TaskRefused("第%d行：不采纳的不写更正数，请删去。".formatted(line));
    }
    if (verdict == Verdict.REJECTED && text.isEmpty()) {
      throw new TaskRefused("第%d行：不采纳要写明理由。".formatted(line));
    }
    return new Answer(
        Long.parseLong(row.prepared("dispute")),
        verdict,
        corrected.orElse(null),
        text.orElse(null));
  }

  private static String key(DelegateTask task) {
    return task.getExecution().getProcessBusinessKey();
  }
}
