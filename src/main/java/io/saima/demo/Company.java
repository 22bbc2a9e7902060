package io.saima.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saima.calendar.WorkingDays;
import io.saima.organization.Assignments;
import io.saima.organization.County;
import io.saima.organization.Officer;
import io.saima.organization.PostClass;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Everybody of the county, played. Three times each working day citizens come and answer, and
 * people look at their tasks and complete those whose moment has come, each under his own name and
 * through the same doors as in Tasklist.
 */
@Component
@Profile("demo")
class Company implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(Company.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<LocalTime> HOURS =
      List.of(LocalTime.of(9, 30), LocalTime.of(14, 30), LocalTime.of(17, 0));
  private static final int MOST_ATTEMPTS = 3;

  /** In a body of so few somebody's peers are hardly more than the three that make a value. */
  private static final int FEW = 12;

  private static final String OPEN_TASKS =
      """
      select t.ID_ as id, t.PROC_DEF_ID_ as definition, t.PROC_INST_ID_ as instance,
             concat(d.KEY_, '/', t.TASK_DEF_KEY_) as kind, e.BUSINESS_KEY_ as business_key,
             t.ASSIGNEE_ as assignee, t.CREATE_TIME_ as created, t.DUE_DATE_ as due
        from ACT_RU_TASK t
        join ACT_RE_PROCDEF d on d.ID_ = t.PROC_DEF_ID_
        join ACT_RU_EXECUTION e on e.ID_ = t.PROC_INST_ID_
       where t.ASSIGNEE_ is not null and t.SUSPENSION_STATE_ = 1
       order by t.CREATE_TIME_, e.BUSINESS_KEY_, t.ASSIGNEE_, t.ID_
      """;

  private final Map<String, Actor> actors;
  private final Map<String, DeployedForm> forms = new ConcurrentHashMap<>();
  private final JdbcClient jdbc;
  private final TaskService tasks;
  private final FormService formService;
  private final IdentityService identity;
  private final WorkingDays workingDays;
  private final Citizens citizens;
  private final ExecutorService players =
      Executors.newFixedThreadPool(
          Math.max(2, Runtime.getRuntime().availableProcessors()),
          work -> {
            Thread thread = new Thread(work, "demo-player");
            thread.setDaemon(true);
            return thread;
          });

  Company(
      JdbcClient jdbc,
      TaskService tasks,
      FormService formService,
      IdentityService identity,
      WorkingDays workingDays,
      Assignments assignments,
      Citizens citizens) {
    this.actors =
        Parts.all(person -> isNeeded(person, assignments.county())).stream()
            .collect(Collectors.toMap(Actor::kind, Function.identity()));
    this.jdbc = jdbc;
    this.tasks = tasks;
    this.formService = formService;
    this.identity = identity;
    this.workingDays = workingDays;
    this.citizens = citizens;
  }

  /** A superior, or one of so few that each vote is needed. */
  private static boolean isNeeded(String person, County county) {
    boolean leads =
        county
            .officer(person)
            .map(Officer::postClass)
            .filter(post -> post == PostClass.PRINCIPAL || post == PostClass.DEPUTY)
            .isPresent();
    return leads
        || county
            .bodyOf(person)
            .filter(
                body ->
                    body.units().stream().mapToInt(unit -> county.officersOf(unit).size()).sum()
                        <= FEW)
            .isPresent();
  }

  /** The company on one journey, without the officers whom somebody plays himself. */
  Journey.Traveller on(Progress progress, Set<String> except) {
    return new OneJourney(progress, except);
  }

  private final class OneJourney implements Journey.Traveller {

    private final Progress progress;
    private final Set<String> except;
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final Map<String, List<String>> groups = new ConcurrentHashMap<>();
    private final Map<String, LocalDateTime> tried = new ConcurrentHashMap<>();
    private LocalDateTime citizensActed;

    OneJourney(Progress progress, Set<String> except) {
      this.progress = progress;
      this.except = except;
    }

    @Override
    public LocalDateTime next(LocalDateTime now) {
      for (LocalDate day = now.toLocalDate(); ; day = day.plusDays(1)) {
        if (workingDays.isWorkingDay(day)) {
          for (LocalTime hour : HOURS) {
            if (day.atTime(hour).isAfter(now)) {
              return day.atTime(hour);
            }
          }
        }
      }
    }

    @Override
    public boolean act(LocalDateTime now) {
      if (!now.equals(citizensActed)) {
        citizensActed = now;
        citizens.act(now, except);
      }
      Map<String, List<Work>> byCase = new LinkedHashMap<>();
      for (Work work : open()) {
        if (isTime(work, now)) {
          byCase.computeIfAbsent(work.instance(), key -> new ArrayList<>()).add(work);
        }
      }
      List<Callable<Integer>> shifts =
          byCase.values().stream()
              .<Callable<Integer>>map(shift -> () -> completeAll(shift, now))
              .toList();
      try {
        int completed = 0;
        for (Future<Integer> shift : players.invokeAll(shifts)) {
          completed += shift.get();
        }
        return completed > 0;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("The journey was interrupted", e);
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }

    private List<Work> open() {
      return jdbc.sql(OPEN_TASKS)
          .query(
              (row, n) ->
                  new Work(
                      row.getString("id"),
                      row.getString("definition"),
                      row.getString("instance"),
                      row.getString("kind"),
                      Optional.ofNullable(row.getString("business_key")).orElse(""),
                      row.getString("assignee"),
                      row.getObject("created", LocalDateTime.class),
                      row.getObject("due", LocalDateTime.class),
                      refusals.getOrDefault(row.getString("id"), 0)))
          .list();
    }

    private boolean isTime(Work work, LocalDateTime now) {
      return !except.contains(work.assignee())
          && work.attempt() < MOST_ATTEMPTS
          && !now.equals(tried.get(work.id()))
          && actor(work).moment(work).filter(moment -> !moment.isAfter(now)).isPresent();
    }

    private int completeAll(List<Work> shift, LocalDateTime now) {
      int completed = 0;
      for (Work work : shift) {
        tried.put(work.id(), now);
        try {
          complete(work, now);
          progress.taskDone();
          completed++;
        } catch (RuntimeException e) {
          if (tasks.createTaskQuery().taskId(work.id()).count() > 0) {
            refusals.merge(work.id(), 1, Integer::sum);
            LOG.warn("{} {} of {} failed", work.kind(), work.businessKey(), work.assignee(), e);
            progress.failure(now, work.kind() + " " + work.businessKey(), e);
          }
        }
      }
      return completed;
    }

    private void complete(Work work, LocalDateTime now) {
      ObjectNode answer = actor(work).answer(work, new Work.Shown(form(work), sheet(work), now));
      identity.setAuthentication(
          work.assignee(), groups.computeIfAbsent(work.assignee(), this::groupsOf));
      try {
        formService.submitTaskForm(
            work.id(),
            Variables.putValue("sheet", SpinValues.jsonValue(answer.toString()).create()));
      } finally {
        identity.clearAuthentication();
      }
    }

    private List<String> groupsOf(String person) {
      return identity.createGroupQuery().groupMember(person).list().stream()
          .map(Group::getId)
          .toList();
    }
  }

  private Actor actor(Work work) {
    return actors.getOrDefault(work.kind(), Anybody.INSTANCE);
  }

  private DeployedForm form(Work work) {
    return forms.computeIfAbsent(
        work.definition() + work.kind(),
        key -> DeployedForm.read(formService.getDeployedTaskForm(work.id())));
  }

  private JsonNode sheet(Work work) {
    try {
      TypedValue sheet = tasks.getVariableLocalTyped(work.id(), "sheet", false);
      return sheet == null
          ? JSON.createObjectNode()
          : JSON.readTree(
              ((org.camunda.bpm.engine.variable.value.SerializableValue) sheet)
                  .getValueSerialized());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The sheet of " + work.kind() + " is no JSON", e);
    }
  }

  @Override
  public void destroy() {
    players.shutdownNow();
  }
}
