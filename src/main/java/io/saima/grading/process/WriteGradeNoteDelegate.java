package io.saima.grading.process;

import io.saima.grading.GradeTelling;
import io.saima.grading.process.GradeNoticeProcess.Addressee;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes the note to the officer's home. */
@Component
class WriteGradeNoteDelegate implements JavaDelegate {

  private final GradeTelling telling;

  WriteGradeNoteDelegate(GradeTelling telling) {
    this.telling = telling;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Addressee to = GradeNoticeProcess.addressee(execution.getProcessBusinessKey());
    telling.writeNote(to.quarter(), to.officer());
  }
}
