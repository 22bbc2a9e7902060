package io.saima.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets a module ask, in one statement over its own rows, which of them have no running case. */
public final class RunningCases {

  private RunningCases() {}

  /**
   * A condition for SQL: no case of the process runs under a business key. What is read by one
   * statement was committed together, so a row and its case are both there or both gone.
   *
   * @param process the process id, for example {@code weekly-log}
   * @param businessKey an SQL expression over the row
   */
  public static String none(String process, String businessKey) {
    return "not exists (select 1 from ACT_RU_EXECUTION e join ACT_RE_PROCDEF d"
        + " on d.ID_ = e.PROC_DEF_ID_ where e.BUSINESS_KEY_ = %s and d.KEY_ = '%s')"
            .formatted(businessKey, process);
  }

  /**
   * The cases of a process that run under some business keys: for those who tell hundreds of them
   * something. Told by its business key, each would be looked for among all cases that wait for the
   * same message, if the database thinks that shorter.
   *
   * @return the ids of the instances by business key
   */
  public static Map<String, String> of(JdbcClient jdbc, String process, Collection<String> keys) {
    Map<String, String> running = new HashMap<>();
    if (!keys.isEmpty()) {
      jdbc.sql(
              "select e.BUSINESS_KEY_, e.PROC_INST_ID_ from ACT_RU_EXECUTION e join ACT_RE_PROCDEF d"
                  + " on d.ID_ = e.PROC_DEF_ID_ where e.BUSINESS_KEY_ in (:keys)"
                  + " and d.KEY_ = :process")
          .param("keys", keys)
          .param("process", process)
          .query(
              row -> {
                running.put(row.getString(1), row.getString(2));
              });
    }
    return running;
  }

  /**
   * A condition for SQL: a case of the process that runs under a business key waits at a user task.
   *
   * @param task the user task's id, for example {@code task_fillLog}
   */
  public static String at(String process, String task, String businessKey) {
    return "exists (select 1 from ACT_RU_EXECUTION e join ACT_RE_PROCDEF d"
        + " on d.ID_ = e.PROC_DEF_ID_ join ACT_RU_TASK t on t.PROC_INST_ID_ = e.PROC_INST_ID_"
        + " where e.BUSINESS_KEY_ = %s and d.KEY_ = '%s' and t.TASK_DEF_KEY_ = '%s')"
            .formatted(businessKey, process, task);
  }
}
