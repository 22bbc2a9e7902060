package io.saima.reconciliation.process;

import static io.saima.reconciliation.process.StatementConfirmationProcess.DISPUTED;

import io.saima.engine.Entry;
import io.saima.engine.TaskRefused;
import io.saima.engine.UserTask;
import io.saima.reconciliation.Confirmations;
import io.saima.reconciliation.Confirmations.Matter;
import io.saima.reconciliation.StatementDocument.Line;
import io.saima.reconciliation.StatementWords;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The officer confirms a statement with a red light, or disputes figures of it. */
@Component
class ConfirmStatementTask implements UserTask {

  private static final String DISPUTE = "DISPUTE";

  private final Confirmations confirmations;

  ConfirmStatementTask(Confirmations confirmations) {
    this.confirmations = confirmations;
  }

  @Override
  public String process() {
    return StatementConfirmationProcess.ID;
  }

  @Override
  public String task() {
    return "task_confirm";
  }

  @Override
  public String subject(DelegateTask task) {
    return StatementWords.month(confirmations.month(key(task)));
  }

  @Override
  public Care care() {
    return Care.NONE;
  }

  @Override
  public Optional<Object> sheet(DelegateTask task) {
    Matter matter = confirmations.matter(key(task));
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Line line : matter.document().lines()) {
      Map<String, Object> row = Sheets.figures(line, matter.document());
      row.put("reason", "");
      rows.add(row);
    }
    Map<String, Object> sheet = new LinkedHashMap<>();
    sheet.put("title", StatementWords.month(matter.confirmation().month()) + "对账单");
    sheet.put("lights", StatementWords.lights(matter.document()));
    sheet.put("limits", StatementWords.limits(matter.document()));
    sheet.put(Sheets.VERSION, matter.statement().version());
    sheet.put("news", Sheets.news(matter));
    sheet.put("rows", rows);
    return Optional.of(sheet);
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (Entry row : entry.rows("rows")) {
      row.text("reason").ifPresent(reason -> reasons.put(row.prepared("indicator"), reason));
    }
    boolean disputes = DISPUTE.equals(entry.text("answer").orElseThrow());
    if (disputes && reasons.isEmpty()) {
      throw new TaskRefused("请在有异议的指标下写明理由。");
    }
    if (!disputes && !reasons.isEmpty()) {
      throw new TaskRefused("您写了异议理由，请选择“有异议”，或删去理由。");
    }
    if (disputes && entry.ticked("rectify")) {
      throw new TaskRefused("有异议的，请等答复后再列入整改。");
    }
    Optional<Integer> seen = entry.number(Sheets.VERSION).map(BigDecimal::intValueExact);
    if (disputes) {
      confirmations.dispute(key(task), seen, reasons);
    } else {
      confirmations.confirm(key(task), seen, entry.ticked("rectify"));
    }
    DISPUTED.set(task.getExecution(), disputes);
  }

  private static String key(DelegateTask task) {
    return task.getExecution().getProcessBusinessKey();
  }
}
