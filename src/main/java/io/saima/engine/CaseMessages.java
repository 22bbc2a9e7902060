package io.saima.engine;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells running cases something. The engine would look for a business key among all cases that wait
 * for the same message, if the database thinks that shorter: a tenth of a second for each of
 * 110,000 logs. Here cases are found by their keys, many at once, and told by their ids.
 */
@Component
public class CaseMessages {

  private final RuntimeService runtime;
  private final JdbcClient jdbc;

  CaseMessages(RuntimeService runtime, JdbcClient jdbc) {
    this.runtime = runtime;
    this.jdbc = jdbc;
  }

  /**
   * Sends a message to cases of a process; one that is waiting for nothing of the kind goes on as
   * it is.
   *
   * @param keys the cases' business keys, a few hundred at once
   * @return the keys of those that took it
   */
  public Set<String> tell(String process, String message, Collection<String> keys) {
    Set<String> told = new HashSet<>();
    for (Map.Entry<String, Set<String>> running : running(process, keys).entrySet()) {
      for (String id : running.getValue()) {
        if (!runtime
            .createMessageCorrelation(message)
            .processInstanceId(id)
            .correlateAllWithResult()
            .isEmpty()) {
          told.add(running.getKey());
        }
      }
    }
    return told;
  }

  /** The same for one case. */
  public boolean tell(String process, String message, String key) {
    return !tell(process, message, Set.of(key)).isEmpty();
  }

  private record Running(String key, String id) {}

  private Map<String, Set<String>> running(String process, Collection<String> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql(
            "select e.BUSINESS_KEY_, e.PROC_INST_ID_ from ACT_RU_EXECUTION e"
                + " join ACT_RE_PROCDEF d on d.ID_ = e.PROC_DEF_ID_"
                + " where e.BUSINESS_KEY_ in (:keys) and d.KEY_ = :process")
        .param("keys", keys)
        .param("process", process)
        .query((row, n) -> new Running(row.getString(1), row.getString(2)))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Running::key, Collectors.mapping(Running::id, Collectors.toSet())));
  }
}
