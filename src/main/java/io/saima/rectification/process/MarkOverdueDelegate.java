package io.saima.rectification.process;

import static io.saima.rectification.process.RectificationProcess.NEWLY_OVERDUE;

import io.saima.rectification.Rectifications;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Establishes that the deadline passed with the work undone. */
@Component
class MarkOverdueDelegate implements JavaDelegate {

  private final Rectifications rectifications;

  MarkOverdueDelegate(Rectifications rectifications) {
    this.rectifications = rectifications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    NEWLY_OVERDUE.set(execution, rectifications.markOverdue(execution.getProcessBusinessKey()));
  }
}
