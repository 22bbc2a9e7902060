package io.saima.operations.process;

import io.saima.engine.CatchUp;
import io.saima.engine.Recusal;
import io.saima.engine.UserTasks;
import io.saima.organization.Assignments;
import io.saima.organization.Officer;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes open sheets anew when a relation became known after they were made: a sheet of several
 * officers then leaves out those about whom its holder must not decide, and he can do the rest. A
 * step about one officer stays refused to him and goes to the next in line by {@link TaskCare}.
 */
@Component
class LateRelations {

  private static final int PAGE = 200;

  private final TaskService tasks;
  private final UserTasks steps;
  private final Assignments assignments;
  private final Recusal recusal;
  private final ProcessEngineConfigurationImpl engine;

  LateRelations(
      TaskService tasks,
      UserTasks steps,
      Assignments assignments,
      Recusal recusal,
      ProcessEngineConfigurationImpl engine) {
    this.tasks = tasks;
    this.steps = steps;
    this.assignments = assignments;
    this.recusal = recusal;
    this.engine = engine;
  }

  @EventListener
  void on(CatchUp event) {
    List<String> people =
        assignments.county().officers().stream()
            .map(Officer::id)
            .filter(id -> !assignments.county().relatives(id).isEmpty())
            .sorted()
            .toList();
    for (int from = 0; from < people.size(); from += PAGE) {
      List<String> some = people.subList(from, Math.min(from + PAGE, people.size()));
      tasks.createTaskQuery().taskAssigneeIn(some.toArray(String[]::new)).active().list().stream()
          .map(Task::getId)
          .forEach(this::look);
    }
  }

  private void look(String id) {
    engine
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              TaskEntity task = context.getTaskManager().findTaskById(id);
              if (task != null
                  && steps.of(task).judged(task).stream()
                      .anyMatch(about -> recusal.excludes(task.getAssignee(), about))) {
                steps.writeSheet(task);
              }
              return null;
            });
  }
}
