package io.saima.security.web;

import io.saima.calendar.WorkingDays;
import io.saima.notification.AdministratorWarnings;
import io.saima.notification.Note;
import io.saima.notification.Notes;
import io.saima.security.Person;
import io.saima.security.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.data.domain.Page;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Everybody's home: what waits for him, what he was told, and where to go from here. */
@Controller
class HomePage {

  private static final int TASKS = 10;
  private static final int NOTES = 10;

  private final TaskService tasks;
  private final RepositoryService repository;
  private final Notes notes;
  private final WorkingDays workingDays;
  private final List<AdministratorWarnings> warnings;
  private final Clock clock;

  HomePage(
      TaskService tasks,
      RepositoryService repository,
      Notes notes,
      WorkingDays workingDays,
      List<AdministratorWarnings> warnings,
      Clock clock) {
    this.workingDays = workingDays;
    this.warnings = warnings;
    this.tasks = tasks;
    this.repository = repository;
    this.notes = notes;
    this.clock = clock;
  }

  /** A line of the list of open tasks. */
  record OpenTask(
      String id,
      String name,
      String process,
      LocalDateTime due,
      boolean overdue,
      boolean thisYear) {}

  /** A process as it stands in the engine. */
  record DeployedModel(String name, String key, int version, LocalDateTime deployedAt) {}

  @GetMapping("/")
  String show(
      @AuthenticationPrincipal Person person,
      @RequestParam(name = "t", defaultValue = "1") int taskPage,
      @RequestParam(name = "n", defaultValue = "1") int notePage,
      Model model) {
    String id = person.getUsername();
    long count = mine(id).count();
    Paging taskPaging = Paging.of(taskPage, TASKS, count);
    model.addAttribute("tasks", openTasks(id, taskPaging));
    model.addAttribute("taskPaging", taskPaging);
    model.addAttribute("overdue", mine(id).dueBefore(Date.from(clock.instant())).count());
    Page<Note> page = notes.of(id, Math.max(0, Math.min(notePage, 100_000) - 1), NOTES);
    Paging notePaging = Paging.of(notePage, NOTES, page.getTotalElements());
    if (notePaging.number() != notePage) {
      page = notes.of(id, notePaging.number() - 1, NOTES);
    }
    model.addAttribute("notes", page.getContent());
    model.addAttribute("notePaging", notePaging);
    if (person.has(Role.ADMIN)) {
      model.addAttribute("unknownYears", workingDays.unknownYears(LocalDate.now(clock)));
      model.addAttribute(
          "warnings", warnings.stream().flatMap(one -> one.warnings().stream()).toList());
    }
    if (person.has(Role.DESIGNER)) {
      model.addAttribute("models", models());
    }
    return "home";
  }

  /** What is deployed, by name. */
  private List<DeployedModel> models() {
    return repository
        .createProcessDefinitionQuery()
        .latestVersion()
        .orderByProcessDefinitionName()
        .asc()
        .list()
        .stream()
        .map(
            one ->
                new DeployedModel(
                    one.getName(),
                    one.getKey(),
                    one.getVersion(),
                    LocalDateTime.ofInstant(
                        repository
                            .createDeploymentQuery()
                            .deploymentId(one.getDeploymentId())
                            .singleResult()
                            .getDeploymentTime()
                            .toInstant(),
                        clock.getZone())))
        .toList();
  }

  /** Saima's time, for what a browser computes from its own. */
  @GetMapping("/now")
  @ResponseBody
  Map<String, Long> now() {
    return Map.of("now", clock.millis());
  }

  @PostMapping("/notes/{id}/read")
  String read(
      @AuthenticationPrincipal Person person,
      @PathVariable long id,
      @RequestParam(name = "n", defaultValue = "1") int notePage) {
    notes.markRead(person.getUsername(), id);
    return "redirect:/?n=" + notePage + "#notes";
  }

  @PostMapping("/notes/read")
  String readAll(@AuthenticationPrincipal Person person) {
    notes.markAllRead(person.getUsername());
    return "redirect:/#notes";
  }

  private TaskQuery mine(String person) {
    return tasks.createTaskQuery().taskAssignee(person).active();
  }

  private List<OpenTask> openTasks(String person, Paging paging) {
    List<Task> page =
        mine(person).orderByDueDate().asc().orderByTaskId().asc().listPage(paging.first(), TASKS);
    Map<String, String> processes =
        page.stream()
            .map(Task::getProcessDefinitionId)
            .distinct()
            .filter(definition -> definition != null)
            .collect(
                Collectors.toMap(
                    definition -> definition,
                    definition -> {
                      ProcessDefinition found = repository.getProcessDefinition(definition);
                      return found.getName() == null ? found.getKey() : found.getName();
                    }));
    LocalDateTime now = LocalDateTime.now(clock);
    return page.stream()
        .map(
            task -> {
              LocalDateTime due =
                  task.getDueDate() == null
                      ? null
                      : LocalDateTime.ofInstant(task.getDueDate().toInstant(), clock.getZone());
              return new OpenTask(
                  task.getId(),
                  task.getName(),
                  processes.getOrDefault(task.getProcessDefinitionId(), ""),
                  due,
                  due != null && due.isBefore(now),
                  due != null && due.getYear() == now.getYear());
            })
        .toList();
  }
}
