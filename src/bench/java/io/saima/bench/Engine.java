package io.saima.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/**
 * An engine without Saima, to measure against: either with Saima's settings ({@code bare}) or as it
 * comes, each in a database of its own.
 */
final class Engine implements AutoCloseable {

  private static final String STOCK = "stock-log";
  private static final int CHUNK = 150;
  private static final int THREADS = 2;
  private static final Date CLOSES_AT = Date.from(Instant.parse("2026-10-20T10:00:00Z"));

  private final ProcessEngine engine;
  private final HikariDataSource database;
  private final String process;
  private final AtomicInteger started = new AtomicInteger();

  private Engine(ProcessEngine engine, HikariDataSource database, String process) {
    this.engine = engine;
    this.database = database;
    this.process = process;
  }

  /** The same settings and indexes as ours, the model of the weekly log, nothing else. */
  static Engine bare(Server server, String name) throws IOException {
    HikariDataSource database = server.tuned(name);
    ProcessEngineConfigurationImpl configuration = configuration(database, name);
    configuration.setHistory("activity");
    configuration.setDefaultUserPermissionNameForTask("TASK_WORK");
    configuration.setHistoryRemovalTimeStrategy("start");
    configuration.setAuthorizationCheckRevokes("never");
    configuration.setJobExecutorAcquireByDueDate(true);
    configuration.setResourceAuthorizationProvider(
        new DefaultAuthorizationProvider() {
          @Override
          public AuthorizationEntity[] newTaskGroupIdentityLink(
              Task task, String group, String type) {
            return null;
          }
        });
    Engine bare = new Engine(configuration.buildProcessEngine(), database, "weekly-log");
    server.execute(
        "create index SX_TASK_PARENT on %s.ACT_RU_TASK(PARENT_TASK_ID_)".formatted(name));
    server.execute("create index SX_JOB_DUE on %s.ACT_RU_JOB(DUEDATE_)".formatted(name));
    String model =
        resource("/bpmn/weekly-log.bpmn")
            .replaceAll("camunda:delegateExpression=\"[^\"]*\"", "camunda:expression=\"\\${true}\"")
            .replaceAll("camunda:formRef=\"[^\"]*\" camunda:formRefBinding=\"[^\"]*\"", "");
    bare.engine
        .getRepositoryService()
        .createDeployment()
        .addString("weekly-log.bpmn", model)
        .deploy();
    return bare;
  }

  /** Camunda as it comes: its own schema and settings, authorization switched on. */
  static Engine stock(Server server, String name) throws IOException {
    HikariDataSource database = server.plain(name);
    Engine stock = new Engine(configuration(database, name).buildProcessEngine(), database, STOCK);
    stock
        .engine
        .getRepositoryService()
        .createDeployment()
        .addString("stock-log.bpmn", resource("/bench/stock-log.bpmn"))
        .addString("stock-log.form", resource("/bench/stock-log.form"))
        .deploy();
    return stock;
  }

  /** The same engine on a connection that writes faster, to make its many tasks. */
  Engine filling(Server server, String name) {
    HikariDataSource faster = server.tuned(name);
    ProcessEngineConfigurationImpl configuration = configuration(faster, name + "-filling");
    configuration.setDatabaseSchemaUpdate("false");
    return new Engine(configuration.buildProcessEngine(), faster, process);
  }

  private static ProcessEngineConfigurationImpl configuration(
      HikariDataSource database, String name) {
    ProcessEngineConfigurationImpl configuration = new StandaloneProcessEngineConfiguration();
    configuration.setProcessEngineName(name);
    configuration.setDataSource(database);
    configuration.setDatabaseType("mysql");
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setAuthorizationEnabled(true);
    configuration.setJobExecutorActivate(false);
    configuration.setMetricsEnabled(false);
    return configuration;
  }

  static String resource(String path) throws IOException {
    try (InputStream in = Engine.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  ProcessEngine engine() {
    return engine;
  }

  /** Starts cases for the next officers, in our chunks, on as many threads as ours. */
  long start(long count) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      int end = started.get() + (int) count;
      AtomicInteger next = new AtomicInteger(started.get());
      List<Future<?>> lanes =
          Stream.generate(() -> threads.<Object>submit(() -> chunks(next, end)))
              .limit(THREADS)
              .<Future<?>>map(lane -> lane)
              .toList();
      for (Future<?> lane : lanes) {
        lane.get();
      }
      started.set(end);
      return count;
    } finally {
      threads.shutdown();
    }
  }

  private Object chunks(AtomicInteger next, int end) {
    for (int from = next.getAndAdd(CHUNK); from < end; from = next.getAndAdd(CHUNK)) {
      int first = from;
      ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
          .getCommandExecutorTxRequired()
          .execute(
              context -> {
                for (int i = first; i < Math.min(first + CHUNK, end); i++) {
                  start(i);
                }
                return null;
              });
    }
    return null;
  }

  private void start(int number) {
    String officer = FilledCounty.officer(number);
    VariableMap variables =
        Variables.putValue("week", "2026-W42")
            .putValue("officerId", officer)
            .putValue("closesAt", CLOSES_AT);
    if (process.equals(STOCK)) {
      variables.putValue("unit", group(number));
    }
    engine.getRuntimeService().startProcessInstanceByKey(process, "2026-W42/" + officer, variables);
  }

  /** The group whose task it could be as well: the officer's unit. */
  static String group(int number) {
    return "unit-%04d".formatted(number / FilledCounty.OF_A_UNIT);
  }

  @Override
  public void close() {
    engine.close();
    database.close();
  }
}
