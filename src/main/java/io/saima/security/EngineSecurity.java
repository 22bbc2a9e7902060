package io.saima.security;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Gives the engine our people and groups, few doors, and no rights by candidate group. */
@Component
@Order(20)
class EngineSecurity extends AbstractProcessEnginePlugin {

  private final EngineIdentity identity;
  private final ObjectProvider<EngineGrants> grants;

  EngineSecurity(EngineIdentity identity, ObjectProvider<EngineGrants> grants) {
    this.identity = identity;
    this.grants = grants;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setIdentityProviderSessionFactory(identity);
    configuration.setResourceAuthorizationProvider(new OnlyAssignees());
    configuration.setCustomPreCommandInterceptorsTxRequired(
        first(configuration, configuration.getCustomPreCommandInterceptorsTxRequired()));
    configuration.setCustomPreCommandInterceptorsTxRequiresNew(
        first(configuration, configuration.getCustomPreCommandInterceptorsTxRequiresNew()));
  }

  private List<CommandInterceptor> first(
      ProcessEngineConfigurationImpl configuration, List<CommandInterceptor> others) {
    List<CommandInterceptor> all = new ArrayList<>();
    all.add(
        new EngineDoors(configuration, processes -> processes.forEach(grants.getObject()::show)));
    if (others != null) {
      all.addAll(others);
    }
    return all;
  }

  /** Tasks go to persons; a row per task and group would slow every command of everybody in it. */
  private static final class OnlyAssignees extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String group, String type) {
      return null;
    }
  }
}
