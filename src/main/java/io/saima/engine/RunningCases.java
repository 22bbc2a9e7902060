package io.saima.engine;

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
