package io.saima.engine;

import java.sql.SQLException;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * Tells a person in plain words that somebody or something else changed the same case at the same
 * moment: nothing of his is stored then. Stands outside of the transaction, because such a fault
 * shows when it ends.
 */
final class TwoAtOnce extends CommandInterceptor {

  private static final String SENTENCE = "这项任务刚刚被办理，或者它的内容正在变动，本次没有保存；请刷新后查看，仍在的话再提交一次。";

  /** Deadlock, lock time-out, duplicate key: of the standard, H2 and MySQL. */
  private static final Set<String> STATES = Set.of("40001", "HYT00", "23505");

  private static final Set<Integer> MYSQL_CODES = Set.of(1062, 1205, 1213);

  @Override
  public <T> T execute(Command<T> command) {
    boolean byPerson = command instanceof CompleteTaskCmd || command instanceof SubmitTaskFormCmd;
    if (!byPerson || Context.getCommandContext() != null) {
      return next.execute(command);
    }
    try {
      return next.execute(command);
    } catch (RuntimeException e) {
      boolean refused = e instanceof FormFieldValidationException;
      if (refused && TaskGuard.DONE.equals(e.getMessage())) {
        throw e;
      }
      // Where a case ends while it is being read, the engine and the step stumble in many ways; the
      // rights to a task and the sheet that an entry is compared with go with it.
      if (isGone((String) TaskGuard.field(command, "taskId"))) {
        throw new FormFieldValidationException(SENTENCE, SENTENCE, e);
      }
      if (refused) {
        throw e;
      }
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (isCollision(cause)) {
          throw new FormFieldValidationException(SENTENCE, SENTENCE, e);
        }
      }
      throw e;
    }
  }

  private boolean isGone(String task) {
    return task != null
        && next.execute(context -> context.getTaskManager().findTaskById(task) == null);
  }

  private static boolean isCollision(Throwable cause) {
    return cause instanceof OptimisticLockingException
        || cause instanceof ConcurrencyFailureException
        || cause instanceof SQLException sql
            && (STATES.contains(sql.getSQLState()) || MYSQL_CODES.contains(sql.getErrorCode()));
  }
}
