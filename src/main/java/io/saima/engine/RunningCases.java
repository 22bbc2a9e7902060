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
}
