package io.saima.grading.process;

import static io.saima.grading.process.GradeNoticeProcess.WRITTEN;

import io.saima.grading.GradeTelling;
import io.saima.grading.process.GradeNoticeProcess.Addressee;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the notice of an officer, as a note or in writing. */
@Component
class ChooseNoticeDelegate implements JavaDelegate {

  private final GradeTelling telling;

  ChooseNoticeDelegate(GradeTelling telling) {
    this.telling = telling;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Addressee to = GradeNoticeProcess.addressee(execution.getProcessBusinessKey());
    WRITTEN.set(execution, telling.open(to.quarter(), to.officer()));
  }
}
