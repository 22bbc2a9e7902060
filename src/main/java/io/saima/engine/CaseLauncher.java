package io.saima.engine;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Starts each case exactly once. The engine would start a business key twice; a row of ours in the
 * same transaction does not.
 */
@Component
public class CaseLauncher {

  private static final Logger LOG = LoggerFactory.getLogger(CaseLauncher.class);

  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final Clock clock;
  private final ApplicationEventPublisher events;
  private volatile boolean ready;

  CaseLauncher(
      RuntimeService runtime,
      RepositoryService repository,
      JdbcClient jdbc,
      JdbcTemplate batches,
      Clock clock,
      ApplicationEventPublisher events) {
    this.runtime = runtime;
    this.repository = repository;
    this.jdbc = jdbc;
    this.batches = batches;
    this.clock = clock;
    this.events = events;
  }

  /**
   * Starts a case unless it was started before.
   *
   * @param process the process id, for example {@code quarterly-review}
   * @param businessKey the case's id within the process, for example {@code 2026-Q3/LX-U001}
   * @return whether it was started now
   */
  @Transactional(propagation = Propagation.REQUIRED)
  public boolean start(String process, String businessKey, Map<String, Object> variables) {
    if (wasStarted(process, businessKey)) {
      return false;
    }
    // Two at once meet at the primary key: the later one rolls back, and finds the case when it is
    // repeated.
    jdbc.sql("insert into launched_case (process_id, business_key, launched_at) values (?, ?, ?)")
        .params(process, businessKey, LocalDateTime.now(clock))
        .update();
    runtime.startProcessInstanceByKey(process, businessKey, variables);
    return true;
  }

  /**
   * Starts those of many cases of a process that were not started before: for those who start
   * hundreds in one transaction.
   *
   * @param variables of each case, by business key
   */
  @Transactional(propagation = Propagation.REQUIRED)
  public void startAll(String process, Map<String, Map<String, Object>> variables) {
    if (variables.isEmpty()) {
      return;
    }
    Set<String> started =
        Set.copyOf(
            jdbc.sql(
                    "select business_key from launched_case where process_id = :process"
                        + " and business_key in (:keys)")
                .param("process", process)
                .param("keys", variables.keySet())
                .query(String.class)
                .list());
    List<String> missing =
        variables.keySet().stream().filter(key -> !started.contains(key)).toList();
    LocalDateTime now = LocalDateTime.now(clock);
    batches.batchUpdate(
        "insert into launched_case (process_id, business_key, launched_at) values (?, ?, ?)",
        missing.stream().map(key -> new Object[] {process, key, now}).toList());
    String definition = newest(process);
    missing.forEach(key -> runtime.startProcessInstanceById(definition, key, variables.get(key)));
  }

  /** The id of a process's newest version: starting by its key looks that up for every case. */
  public String newest(String process) {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey(process)
        .latestVersion()
        .singleResult()
        .getId();
  }

  /** Whether the case was started before, whether or not it has ended. */
  public boolean wasStarted(String process, String businessKey) {
    return jdbc.sql("select count(*) from launched_case where process_id = ? and business_key = ?")
            .params(process, businessKey)
            .query(Integer.class)
            .single()
        > 0;
  }

  /**
   * Lets every launcher start what is missing of its current period. Before the program is ready
   * this does nothing: it catches up by itself as soon as it is.
   */
  public void catchUp() {
    if (ready) {
      events.publishEvent(new CatchUp());
    }
  }

  @EventListener(
      classes = ApplicationReadyEvent.class,
      condition = "!@environment.matchesProfiles('import')")
  void catchUpAtStart() {
    ready = true;
    try {
      catchUp();
    } catch (RuntimeException e) {
      // Another node may be doing the same at this moment; the daily launchers look again.
      LOG.warn("Catching up at the start failed and is left to the launchers", e);
    }
    LOG.info("Ready: whatever fell due meanwhile is being started");
  }
}
