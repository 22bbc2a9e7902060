package io.saima.engine;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Gives the engine Saima's clock, the guard at every human step, and its performance settings. */
@Configuration
class EngineConfiguration {

  private static final String ZONE = "Asia/Shanghai";

  @Bean
  Clock clock() {
    // The engine reads cron texts and prints dates in the zone of the JVM.
    TimeZone.setDefault(TimeZone.getTimeZone(ZONE));
    return new EngineClock(ZoneId.of(ZONE));
  }

  @Bean
  @Order(10)
  ProcessEnginePlugin taskGuardPlugin(TaskGuard guard) {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomPreCommandInterceptorsTxRequired(
            with(configuration.getCustomPreCommandInterceptorsTxRequired(), new TwoAtOnce()));
        configuration.setCustomPostCommandInterceptorsTxRequired(
            with(configuration.getCustomPostCommandInterceptorsTxRequired(), guard.interceptor()));
        configuration.setCustomPreBPMNParseListeners(
            with(configuration.getCustomPreBPMNParseListeners(), new GuardListeners(guard)));
        configuration.setCustomSessionFactories(
            with(
                with(configuration.getCustomSessionFactories(), new TaskVariables.Factory()),
                new TaskAuthorizations.Factory()));
        configuration.setJdbcBatchProcessing(true);
      }
    };
  }

  private static <T> List<T> with(List<T> present, T added) {
    List<T> all = new ArrayList<>(present == null ? List.of() : present);
    all.add(added);
    return all;
  }

  /** Hangs the guard onto every user task and start event that a model has. */
  private static final class GuardListeners extends AbstractBpmnParseListener {

    private final TaskGuard guard;

    GuardListeners(TaskGuard guard) {
      this.guard = guard;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
      var definition =
          ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
      definition.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, guard::created);
      definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, guard::completed);
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
      activity.addListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) guard::started);
    }
  }
}
