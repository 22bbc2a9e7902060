package io.saima.plan.process;

import io.saima.engine.CaseLauncher;
import io.saima.engine.CatchUp;
import io.saima.engine.OpenSheets;
import io.saima.plan.DraftOpened;
import io.saima.plan.DraftOvertaken;
import io.saima.plan.DraftRedated;
import io.saima.plan.PlanDates;
import io.saima.plan.PlanDrafts;
import io.saima.plan.RevisionOpened;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets the cases of drafts and revisions begin and follow what happens to them meanwhile. */
@Component
class PlanCaseStarter {

  private final CaseLauncher launcher;
  private final RuntimeService runtime;
  private final TaskService tasks;
  private final ManagementService management;
  private final PlanDates dates;
  private final PlanDrafts drafts;
  private final OpenSheets sheets;

  PlanCaseStarter(
      CaseLauncher launcher,
      RuntimeService runtime,
      TaskService tasks,
      ManagementService management,
      PlanDates dates,
      PlanDrafts drafts,
      OpenSheets sheets) {
    this.launcher = launcher;
    this.runtime = runtime;
    this.tasks = tasks;
    this.management = management;
    this.dates = dates;
    this.drafts = drafts;
    this.sheets = sheets;
  }

  @EventListener
  void on(DraftOpened opened) {
    launcher.start(PlanApprovalProcess.ID, opened.number(), Map.of());
  }

  @EventListener
  void on(RevisionOpened opened) {
    launcher.start(
        PlanRevisionProcess.ID, opened.number(), PlanRevisionProcess.RECORDED.with(false));
  }

  /** The open step and its timers follow the draft's dates. */
  @EventListener
  void on(DraftRedated redated) {
    for (Task task :
        tasks
            .createTaskQuery()
            .processDefinitionKey(PlanApprovalProcess.ID)
            .processInstanceBusinessKey(redated.number())
            .taskDefinitionKey("task_draft")
            .list()) {
      tasks.setDueDate(task.getId(), dates.due(redated.number()));
      move(task, "boundary_due", dates.due(redated.number()));
      move(task, "boundary_warning", dates.warning(redated.number()));
    }
  }

  /** Whoever approves finds on his sheet what was asked for since, and is told of it. */
  @EventListener
  void on(DraftOvertaken overtaken) {
    sheets.rewrite(PlanApprovalProcess.ID, overtaken.number(), PlanApprovalProcess.APPROVE);
    tasks
        .createTaskQuery()
        .processDefinitionKey(PlanApprovalProcess.ID)
        .processInstanceBusinessKey(overtaken.number())
        .taskDefinitionKey(PlanApprovalProcess.APPROVE)
        .list()
        .forEach(task -> drafts.tellApprover(overtaken, task.getAssignee()));
  }

  private void move(Task task, String timer, Date to) {
    management
        .createJobQuery()
        .processInstanceId(task.getProcessInstanceId())
        .activityId(timer)
        .list()
        .forEach(job -> management.setJobDuedate(job.getId(), to));
  }

  @EventListener
  @Order(4)
  void on(CatchUp event) {
    runtime.startProcessInstanceByKey(PlanRevisionProcess.LAUNCH);
  }
}
