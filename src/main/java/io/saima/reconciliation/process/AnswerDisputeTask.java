package io.saima.reconciliation.process;

import static io.saima.reconciliation.process.StatementConfirmationProcess.OFFICER;

import io.saima.engine.Entry;
import io.saima.engine.OpenSheets;
import io.saima.engine.SeparateTransactions;
import io.saima.engine.TaskRefused;
import io.saima.engine.UserTask;
import io.saima.organization.Assignments;
import io.saima.organization.Officer;
import io.saima.reconciliation.Confirmations;
import io.saima.reconciliation.Confirmations.Answer;
import io.saima.reconciliation.Confirmations.Matter;
import io.saima.reconciliation.Dispute;
import io.saima.reconciliation.Dispute.Verdict;
import io.saima.reconciliation.StatementDocument;
import io.saima.reconciliation.StatementDocument.Line;
import io.saima.reconciliation.StatementWords;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The supervisor answers what the officer disputes: corrects the figure, or says why not. */
@Component
class AnswerDisputeTask implements UserTask {

  private final Confirmations confirmations;
  private final Assignments assignments;
  private final OpenSheets sheets;
  private final SeparateTransactions transactions;

  AnswerDisputeTask(
      Confirmations confirmations,
      Assignments assignments,
      OpenSheets sheets,
      SeparateTransactions transactions) {
    this.confirmations = confirmations;
    this.assignments = assignments;
    this.sheets = sheets;
    this.transactions = transactions;
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
    StatementDocument today = confirmations.today(key(task));
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Dispute dispute : matter.disputes()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("figure", "");
      today
          .line(dispute.indicatorCode())
          .ifPresentOrElse(
              line -> row.putAll(figures(line, today, dispute)),
              () ->
                  matter
                      .document()
                      .line(dispute.indicatorCode())
                      .ifPresent(line -> row.putAll(Sheets.figures(line, matter.document()))));
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
    sheet.put(Sheets.VERSION, matter.statement().version());
    sheet.put("news", Sheets.news(matter));
    sheet.put("rows", rows);
    return Optional.of(sheet);
  }

  /** The figures as they are now; where the source has changed one, also what was disputed. */
  private static Map<String, Object> figures(
      Line line, StatementDocument statement, Dispute dispute) {
    Map<String, Object> row = Sheets.figures(line, statement);
    String disputed =
        dispute
            .disputedActual()
            .map(figure -> figure.signum() == 0 ? BigDecimal.ZERO : figure.stripTrailingZeros())
            .map(BigDecimal::toPlainString)
            .orElse(null);
    if (!Objects.equals(disputed, line.actual())) {
      row.merge(
          "actual",
          "（提出异议时为%s）".formatted(StatementWords.figure(disputed, line)),
          (now, then) -> "" + now + then);
    }
    return row;
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
    Optional<String> changed = confirmations.changedSince(key(task), answers);
    if (changed.isPresent()) {
      // The new sheet stays although this transaction is rolled back.
      transactions.run(() -> sheets.rewrite(process(), key(task), task()));
      throw new TaskRefused(changed.get());
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
    String figure = row.prepared("figure");
    return new Answer(
        Long.parseLong(row.prepared("dispute")),
        figure.isEmpty() ? null : new BigDecimal(figure),
        verdict,
        corrected.orElse(null),
        text.orElse(null));
  }

  private static String key(DelegateTask task) {
    return task.getExecution().getProcessBusinessKey();
  }
}
