package io.saima.organization.process;

import io.saima.organization.personnel.PersonnelChanges;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes the changes that have begun into the personnel file. */
@Component
class ApplyChangesDelegate implements JavaDelegate {

  private final PersonnelChanges changes;

  ApplyChangesDelegate(PersonnelChanges changes) {
    this.changes = changes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    changes.applyDue();
  }
}
