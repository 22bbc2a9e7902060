package io.saima.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.springframework.stereotype.Component;

/**
 * Lets a step do each piece of its work in a transaction of its own, the engine's rows and ours
 * together: a piece that fails undoes nothing but itself.
 */
@Component
public class SeparateTransactions {

  private final CommandExecutor executor;

  SeparateTransactions(ProcessEngine engine) {
    this.executor =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
            .getCommandExecutorTxRequiresNew();
  }

  /** Does a piece of work; what it throws rolls it back and reaches the caller. */
  public <T> T call(Supplier<T> work) {
    return executor.execute(context -> work.get());
  }

  /** Does a piece of work that has no result. */
  public void run(Runnable work) {
    call(
        () -> {
          work.run();
          return null;
        });
  }
}
