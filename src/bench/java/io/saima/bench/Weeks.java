package io.saima.bench;

import io.saima.bench.Rounds.Timed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;

/** Measures a week: opening it, filing logs, looking at one's tasks, closing it. */
final class Weeks {

  private static final int PAGE = 15;
  private static final int ASKED = 500;
  private static final int COMPLETED = 420;
  private static final int ALONE = 500;

  /** Logs of each side before those that count, at most, and for how long. */
  private static final int WARMING = 2_000;

  private static final Duration WARMING_FOR = Duration.ofSeconds(40);
  private static final int TO_CLOSE = 10_000;

  /** A table of so few rows (definitions, groups' grants, staff accounts) may be read whole. */
  private static final int SMALL = 500;

  private final Server server;
  private final String database;
  private final Application saima;
  private final int officers;
  private final Duration round;
  private final Random random;
  private int untouched;
  private List<Integer> others;

  Weeks(Server server, String database, Application saima, int officers, long seed) {
    this.server = server;
    this.database = database;
    this.saima = saima;
    this.officers = officers;
    this.round = Duration.ofMillis(Math.max(500, Math.min(15_000, officers / 5)));
    this.random = new Random(seed);
  }

  /** All logs of the week, against as many cases of the bare engine. */
  Rounds launch(Engine bare) throws Exception {
    Rounds rounds = new Rounds();
    saima.engine().getRuntimeService().startProcessInstanceByKey("weekly-launch");
    boolean more = true;
    while (more) {
      long before = in("OPEN");
      Timed ours =
          Rounds.time(
              () -> {
                saima.work(round);
                return 0;
              });
      long opened = in("OPEN") - before;
      Timed reference = Rounds.time(() -> opened == 0 ? 0 : bare.start(opened));
      rounds.add(new Timed(opened, ours.seconds()), reference);
      more = saima.work(Duration.ZERO);
    }
    if (in("OPEN") != officers) {
      throw new IllegalStateException("%d logs are open".formatted(in("OPEN")));
    }
    return rounds;
  }

  private long in(String state) {
    return saima.count(
        "select count(*) from weekly_case where week_code = '2026-W42' and state = ?", state);
  }

  /** Logs filed as Tasklist files them, against Camunda as it comes. */
  Rounds complete(Engine stock) throws Exception {
    int warming = Math.min(WARMING, officers / 4);
    int count = Math.min(COMPLETED, officers / 4);
    int alone = Math.min(ALONE, officers / 4);
    List<Integer> people =
        random.ints(0, officers).distinct().limit(warming + count + alone + 1).boxed().toList();
    untouched = people.get(warming + count);
    others = people.subList(warming + count + 1, people.size());
    warm(people.subList(0, warming), this::completeOurs);
    warm(people.subList(0, warming), some -> completeStock(stock.engine(), some));
    Rounds rounds = new Rounds();
    int portion = Math.max(5, count / 20);
    for (int from = warming; from < warming + count; from += portion) {
      List<Integer> some = people.subList(from, Math.min(from + portion, warming + count));
      Timed ours = Rounds.time(() -> completeOurs(some));
      Timed reference = Rounds.time(() -> completeStock(stock.engine(), some));
      rounds.add(ours, reference);
    }
    return rounds;
  }

  /** More logs, filed one after the other: the reference between them empties all caches. */
  Timed completeAlone() throws Exception {
    return Rounds.time(() -> completeOurs(others));
  }

  /** Files the logs of some people. */
  private interface Filing {
    long of(List<Integer> people) throws IOException;
  }

  /** Officers meet a server that has been up for days: its code is compiled. */
  private static void warm(List<Integer> people, Filing filing) throws IOException {
    long end = System.nanoTime() + WARMING_FOR.toNanos();
    for (int i = 0; i < people.size() && System.nanoTime() < end; i++) {
      filing.of(people.subList(i, i + 1));
    }
  }

  private long completeOurs(List<Integer> people) throws IOException {
    ProcessEngine engine = saima.engine();
    for (int number : people) {
      String officer = FilledCounty.officer(number);
      String task = taskOf(engine, officer);
      String sheet =
          """
          {"content": "巡查堤防三处，登记隐患两处，整理台账，接待来访。", "place": "县城", "action": "FILE",
           "lines": [{"item": "巡查堤防", "done": true}, {"item": "整理台账", "done": false}],
           "next": [{"item": "复查隐患"}]}""";
      login(engine, officer, List.of("officer"));
      fileAsTasklistDoes(engine, task, Map.of("sheet", SpinValues.jsonValue(sheet).create()));
      engine.getIdentityService().clearAuthentication();
    }
    return people.size();
  }

  /** What the database is asked when one log is filed. */
  List<String> statementsOfOneLog() {
    List<String> statements =
        server.statementsOf(
            () -> {
              try {
                completeOurs(List.of(untouched));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return statements.stream().map(sql -> sql.replaceAll("\\s+", " ")).toList();
  }

  private static long completeStock(ProcessEngine engine, List<Integer> people) throws IOException {
    for (int number : people) {
      String officer = FilledCounty.officer(number);
      String task = taskOf(engine, officer);
      login(engine, officer, List.of("officer", Engine.group(number)));
      fileAsTasklistDoes(
          engine,
          task,
          Variables.putValue("content", "巡查堤防三处，登记隐患两处，整理台账，接待来访。").putValue("place", "县城"));
      engine.getIdentityService().clearAuthentication();
    }
    return people.size();
  }

  private static String taskOf(ProcessEngine engine, String officer) {
    return engine
        .getTaskService()
        .createTaskQuery()
        .taskAssignee(officer)
        .taskDefinitionKey("task_fillLog")
        .singleResult()
        .getId();
  }

  private static List<String> groups(ProcessEngine engine, String officer) {
    return engine.getIdentityService().createGroupQuery().groupMember(officer).list().stream()
        .map(Group::getId)
        .toList();
  }

  private static void login(ProcessEngine engine, String officer, List<String> groups) {
    IdentityService identity = engine.getIdentityService();
    identity.setAuthentication(officer, groups);
  }

  /** The calls behind a click on a task and on its button. */
  private static void fileAsTasklistDoes(
      ProcessEngine engine, String task, Map<String, Object> variables) throws IOException {
    engine.getTaskService().createTaskQuery().taskId(task).initializeFormKeys().singleResult();
    engine.getFormService().getTaskFormData(task);
    try (InputStream form = engine.getFormService().getDeployedTaskForm(task)) {
      form.readAllBytes();
    }
    engine.getFormService().getTaskFormVariables(task);
    engine.getFormService().submitTaskForm(task, variables);
  }

  /** Milliseconds of each look at "my tasks", from the quickest to the slowest. */
  double[] myTasks() {
    ProcessEngine engine = saima.engine();
    Filter filter =
        engine.getFilterService().createTaskFilterQuery().filterName("我的任务").singleResult();
    double[] times = new double[ASKED];
    for (int i = -50; i < ASKED; i++) {
      String officer = FilledCounty.officer(random.nextInt(officers));
      login(engine, officer, groups(engine, officer));
      long begin = System.nanoTime();
      look(engine, filter, officer);
      if (i >= 0) {
        times[i] = (System.nanoTime() - begin) / 1e6;
      }
      engine.getIdentityService().clearAuthentication();
    }
    Arrays.sort(times);
    return times;
  }

  /** What Tasklist asks for when it shows a filter: a page, the count, and what the cards name. */
  private static void look(ProcessEngine engine, Filter filter, String officer) {
    TaskQuery sorted =
        engine
            .getTaskService()
            .createTaskQuery()
            .orderByTaskCreateTime()
            .desc()
            .initializeFormKeys();
    List<Task> page = engine.getFilterService().listPage(filter.getId(), sorted, 0, PAGE);
    engine.getFilterService().count(filter.getId(), engine.getTaskService().createTaskQuery());
    engine.getIdentityService().createUserQuery().userIdIn(officer).listPage(0, PAGE);
    if (!page.isEmpty()) {
      engine
          .getRepositoryService()
          .createProcessDefinitionQuery()
          .processDefinitionIdIn(
              page.stream().map(Task::getProcessDefinitionId).distinct().toArray(String[]::new))
          .listPage(0, PAGE);
    }
  }

  /** The statements of a look at "my tasks" that read a big table from end to end. */
  List<String> fullScans(Report report) {
    ProcessEngine engine = saima.engine();
    Filter filter =
        engine.getFilterService().createTaskFilterQuery().filterName("我的任务").singleResult();
    String officer = FilledCounty.officer(officers / 2);
    List<String> groups = groups(engine, officer);
    login(engine, officer, groups);
    List<String> statements = server.statementsOf(() -> look(engine, filter, officer));
    engine.getIdentityService().clearAuthentication();
    List<String> scans = new ArrayList<>();
    List<String> plans = new ArrayList<>();
    for (String sql : statements.stream().filter(Weeks::reads).toList()) {
      for (Map<String, Object> step : server.explain(database, sql)) {
        String table = String.valueOf(step.get("table"));
        String line =
            "%s: type %s, key %s, rows %s"
                .formatted(table, step.get("type"), step.get("key"), step.get("rows"));
        plans.add(line);
        if ("ALL".equals(step.get("type")) && rows(step) > SMALL) {
          scans.add(line + " in " + sql.replaceAll("\\s+", " "));
        }
      }
    }
    report.detail("EXPLAIN of \"my tasks\"", plans);
    return scans;
  }

  private static boolean reads(String sql) {
    return sql.strip().toLowerCase(Locale.ROOT).startsWith("select") && sql.contains(" from ")
        || sql.contains(" FROM ");
  }

  private static long rows(Map<String, Object> step) {
    return step.get("rows") instanceof Number rows ? rows.longValue() : 0;
  }

  /** Closes ten thousand open logs, against completing as many bare tasks one by one. */
  Rounds close(Engine bare) throws Exception {
    long toClose = Math.min(TO_CLOSE, in("OPEN") / 2);
    // The others count as away; their cases stay in the engine's tables, which keep their size.
    saima
        .jdbc()
        .update(
            "update weekly_case set state = 'LEAVE' where week_code = '2026-W42' and state = 'OPEN'"
                + " order by officer_id desc limit ?",
            in("OPEN") - toClose);
    Application.setTime(LocalDateTime.of(2026, 10, 20, 18, 1));
    saima.engine().getRuntimeService().startProcessInstanceByKey("weekly-close");
    Rounds rounds = new Rounds();
    boolean more = true;
    while (more) {
      long before = in("MISSING");
      Timed ours =
          Rounds.time(
              () -> {
                saima.work(round.dividedBy(4));
                return 0;
              });
      long closed = in("MISSING") - before;
      List<String> tasks =
          closed == 0
              ? List.of()
              : bare.engine().getTaskService().createTaskQuery().listPage(0, (int) closed).stream()
                  .map(Task::getId)
                  .toList();
      Timed reference =
          Rounds.time(
              () -> {
                tasks.forEach(
                    task -> bare.engine().getTaskService().complete(task, Map.of("filed", true)));
                return tasks.size();
              });
      rounds.add(new Timed(closed, ours.seconds()), reference);
      more = saima.work(Duration.ZERO);
    }
    if (in("MISSING") != toClose) {
      throw new IllegalStateException("%d logs are closed".formatted(in("MISSING")));
    }
    return rounds;
  }
}
