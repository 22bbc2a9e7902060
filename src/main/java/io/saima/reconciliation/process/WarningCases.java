package io.saima.reconciliation.process;

import io.saima.engine.CaseLauncher;
import io.saima.engine.CaseMessages;
import io.saima.engine.OpenSheets;
import io.saima.reconciliation.WarningTurned;
import io.saima.reconciliation.WarningsObserved;
import io.saima.reconciliation.WarningsOpened;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Begins the case of a warning, and tells it what statements and the quarter's end say. */
@Component
class WarningCases {

  private final CaseLauncher launcher;
  private final CaseMessages messages;
  private final OpenSheets sheets;

  WarningCases(CaseLauncher launcher, CaseMessages messages, OpenSheets sheets) {
    this.launcher = launcher;
    this.messages = messages;
    this.sheets = sheets;
  }

  @EventListener
  void on(WarningsOpened opened) {
    Map<String, Map<String, Object>> cases = new LinkedHashMap<>();
    opened
        .severe()
        .forEach((number, severe) -> cases.put(number, EarlyWarningProcess.SEVERE.with(severe)));
    launcher.startAll(EarlyWarningProcess.ID, cases);
  }

  /** Whoever plans, accepts or supervises has the newest light and figure before him. */
  @EventListener
  void on(WarningsObserved observed) {
    sheets.rewrite(EarlyWarningProcess.ID, observed.numbers());
  }

  /** A case that is waiting for nothing of the kind goes on as it is. */
  @EventListener
  void on(WarningTurned turned) {
    String message =
        switch (turned.turn()) {
          case LIFTED -> EarlyWarningProcess.LIFTED;
          case WORSE -> EarlyWarningProcess.WORSE;
          case RED_AGAIN -> EarlyWarningProcess.RED_AGAIN;
          case CUT_OFF -> EarlyWarningProcess.CUT_OFF;
        };
    messages.tell(EarlyWarningProcess.ID, message, turned.number());
  }
}
