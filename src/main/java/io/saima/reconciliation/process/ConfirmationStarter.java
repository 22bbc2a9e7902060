package io.saima.reconciliation.process;

import io.saima.engine.CaseLauncher;
import io.saima.engine.CaseMessages;
import io.saima.engine.OpenSheets;
import io.saima.reconciliation.Confirmations;
import io.saima.reconciliation.CutOffReached;
import io.saima.reconciliation.DisputeRaised;
import io.saima.reconciliation.StatementsRenewed;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Begins cases, also that of a dispute raised on a page, keeps their open forms as the statements
 * are, and ends them at the cut-off.
 */
@Component
class ConfirmationStarter {

  private final CaseLauncher launcher;
  private final CaseMessages messages;
  private final Confirmations confirmations;
  private final OpenSheets sheets;

  ConfirmationStarter(
      CaseLauncher launcher,
      CaseMessages messages,
      Confirmations confirmations,
      OpenSheets sheets) {
    this.launcher = launcher;
    this.messages = messages;
    this.confirmations = confirmations;
    this.sheets = sheets;
  }

  /** Asks officers to confirm, each by the key of his confirmation. */
  void ask(Map<String, String> officers) {
    Map<String, Map<String, Object>> asked = new LinkedHashMap<>();
    officers.forEach(
        (key, officer) -> asked.put(key, StatementConfirmationProcess.begin(officer, false)));
    launcher.startAll(StatementConfirmationProcess.ID, asked);
  }

  /** Whoever has an older version before him sees the new one from now on. */
  @EventListener
  void on(StatementsRenewed renewed) {
    sheets.rewrite(
        StatementConfirmationProcess.ID,
        confirmations.keysOfOpen(renewed.month(), renewed.officers()));
  }

  @EventListener
  void on(DisputeRaised raised) {
    launcher.start(
        StatementConfirmationProcess.ID,
        raised.caseKey(),
        StatementConfirmationProcess.begin(raised.officer(), true));
  }

  @EventListener
  void on(CutOffReached reached) {
    messages.tell(
        StatementConfirmationProcess.ID, StatementConfirmationProcess.CUT_OFF, reached.caseKey());
  }
}
