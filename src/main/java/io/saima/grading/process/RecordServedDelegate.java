package io.saima.grading.process;

import io.saima.grading.GradeTelling;
import io.saima.grading.process.GradeNoticeProcess.Addressee;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records that an unread notice counts as served. */
@Component
class RecordServedDelegate implements JavaDelegate {

  private final GradeTelling telling;

  RecordServedDelegate(GradeTelling telling) {
    this.telling = telling;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Addressee to = GradeNoticeProcess.addressee(execution.getProcessBusinessKey());
    telling.serveUnread(to.quarter(), to.officer());
  }
}
