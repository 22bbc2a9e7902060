package io.saima.security;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AuthorizationCheckCmd;
import org.camunda.bpm.engine.impl.cmd.CheckPassword;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CreateGroupQueryCmd;
import org.camunda.bpm.engine.impl.cmd.CreateTenantQueryCmd;
import org.camunda.bpm.engine.impl.cmd.CreateUserQueryCmd;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.cmd.DetermineHistoryLevelCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteFilterCountCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteFilterListCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteFilterListPageCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteFilterSingleResultCmd;
import org.camunda.bpm.engine.impl.cmd.GetNextIdBlockCmd;
import org.camunda.bpm.engine.impl.cmd.IsIdentityServiceReadOnlyCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/**
 * Leaves people few doors into the engine, whatever their grants say: they may look at what they
 * may see, complete a task, claim one for themselves, and start a case from its form. Resolving,
 * BPMN errors, escalations, signals, starting with arbitrary variables or in the middle, and all
 * other changes are for administrators; deploying is for designers. What a delegate or Saima's own
 * code does is not touched: only the outermost command of a logged-in caller is looked at.
 */
class EngineDoors extends CommandInterceptor {

  private static final Set<Class<?>> OPEN =
      Set.of(CompleteTaskCmd.class, SubmitTaskFormCmd.class, SubmitStartFormCmd.class);

  /** Commands that only look, beside queries and those that are called {@code Get…Cmd}. */
  private static final Set<Class<?>> READING =
      Set.of(
          ExecuteFilterListCmd.class,
          ExecuteFilterListPageCmd.class,
          ExecuteFilterSingleResultCmd.class,
          ExecuteFilterCountCmd.class,
          AuthorizationCheckCmd.class,
          CheckPassword.class,
          CreateUserQueryCmd.class,
          CreateGroupQueryCmd.class,
          CreateTenantQueryCmd.class,
          IsIdentityServiceReadOnlyCmd.class,
          DetermineHistoryLevelCmd.class);

  private static final Pattern GET =
      Pattern.compile("org\\.camunda\\.bpm\\.engine\\.impl\\.(\\w+\\.)*Get[A-Z]\\w*Cmd(Typed)?");

  /** Named like one that looks, but it changes something. */
  private static final Set<Class<?>> NOT_READING = Set.of(GetNextIdBlockCmd.class);

  private final ProcessEngineConfigurationImpl configuration;
  private final Consumer<List<String>> deployed;

  /**
   * @param deployed is told the keys of the processes that a designer has deployed
   */
  EngineDoors(ProcessEngineConfigurationImpl configuration, Consumer<List<String>> deployed) {
    this.configuration = configuration;
    this.deployed = deployed;
  }

  @Override
  public <T> T execute(Command<T> command) {
    IdentityService identity = configuration.getIdentityService();
    Authentication caller =
        Context.getCommandContext() == null && identity != null
            ? identity.getCurrentAuthentication()
            : null;
    if (caller == null || caller.getUserId() == null) {
      return next.execute(command);
    }
    check(command, caller);
    T result = next.execute(command);
    if (command instanceof DeployCmd) {
      identity.clearAuthentication();
      try {
        tell((DeploymentWithDefinitions) result);
      } finally {
        identity.setAuthentication(caller.getUserId(), caller.getGroupIds());
      }
    }
    return result;
  }

  private void tell(DeploymentWithDefinitions deployment) {
    List<ProcessDefinition> processes = deployment.getDeployedProcessDefinitions();
    if (processes != null) {
      deployed.accept(processes.stream().map(ProcessDefinition::getKey).toList());
    }
  }

  private static void check(Command<?> command, Authentication caller) {
    if (command instanceof DeployCmd deployment) {
      if (!isIn(caller, Role.DESIGNER)) {
        throw new AuthorizationException("只有流程设计人员可以部署流程。");
      }
      CompleteDeployment.check(field(deployment, "deploymentBuilder"));
      return;
    }
    if (isIn(caller, Role.ADMIN) || opens(command.getClass())) {
      return;
    }
    if (command instanceof ClaimTaskCmd && caller.getUserId().equals(field(command, "userId"))) {
      return;
    }
    throw new AuthorizationException("您无权执行这项操作。");
  }

  /** Whether everybody may have the engine do this, each within his grants. */
  static boolean opens(Class<?> command) {
    return OPEN.contains(command) || reads(command);
  }

  private static boolean isIn(Authentication caller, Role role) {
    return caller.getGroupIds() != null && caller.getGroupIds().contains(role.group());
  }

  /** Whether a command only looks; one that is not known to is taken for a change. */
  static boolean reads(Class<?> command) {
    return AbstractQuery.class.isAssignableFrom(command)
        || READING.contains(command)
        || GET.matcher(command.getName()).matches() && !NOT_READING.contains(command);
  }

  private static Object field(Command<?> command, String name) {
    try {
      Field field = command.getClass().getDeclaredField(name);
      field.setAccessible(true);
      return field.get(command);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(command.getClass() + " has no field " + name, e);
    }
  }
}
