package io.saima.security;

import java.lang.reflect.Field;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

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

  private static final Set<String> READING =
      Set.of(
          "Get",
          "ExecuteFilter",
          "AuthorizationCheck",
          "CreateUserQuery",
          "CreateGroupQuery",
          "CreateTenantQuery",
          "CheckPassword",
          "IsIdentityServiceReadOnly",
          "IsTelemetryEnabled",
          "DetermineHistoryLevel");

  private final ProcessEngineConfigurationImpl configuration;

  EngineDoors(ProcessEngineConfigurationImpl configuration) {
    this.configuration = configuration;
  }

  @Override
  public <T> T execute(Command<T> command) {
    if (Context.getCommandContext() == null) {
      Authentication caller = caller();
      if (caller != null && caller.getUserId() != null) {
        check(command, caller);
      }
    }
    return next.execute(command);
  }

  private Authentication caller() {
    ProcessEngine engine = configuration.getProcessEngine();
    IdentityService identity = engine == null ? null : engine.getIdentityService();
    return identity == null ? null : identity.getCurrentAuthentication();
  }

  private static void check(Command<?> command, Authentication caller) {
    if (command instanceof DeployCmd deployment) {
      if (!isIn(caller, Role.DESIGNER)) {
        throw new AuthorizationException("只有流程设计人员可以部署流程。");
      }
      CompleteDeployment.check(field(deployment, "deploymentBuilder"));
      return;
    }
    if (isIn(caller, Role.ADMIN) || reads(command) || OPEN.contains(command.getClass())) {
      return;
    }
    if (command instanceof ClaimTaskCmd && caller.getUserId().equals(field(command, "userId"))) {
      return;
    }
    throw new AuthorizationException("您无权执行这项操作。");
  }

  private static boolean isIn(Authentication caller, Role role) {
    return caller.getGroupIds() != null && caller.getGroupIds().contains(role.group());
  }

  /**
   * Changes are made by the engine's commands; queries and the webapps' look-ups are named
   * otherwise.
   */
  private static boolean reads(Command<?> command) {
    String type = command.getClass().getName();
    String name = type.substring(type.lastIndexOf('.') + 1);
    boolean isCommand =
        type.startsWith("org.camunda.bpm.engine.impl.")
            && (name.contains("Cmd") || name.contains("Command") || type.contains(".cmd."));
    return !isCommand || READING.stream().anyMatch(name::startsWith);
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
