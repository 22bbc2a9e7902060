package io.saima.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Stands at the door of every human step, whatever REST path a completion takes: only the assignee,
 * who is nobody judged there and no relation of one, may complete; only {@code sheet} may be sent;
 * and every value in it passes the deployed form. Then the step's {@link UserTask} checks the rest
 * and stores it, and the sheet is removed, in one transaction.
 */
@Component
class TaskGuard {

  static final String DONE = "这项任务已经办结，请刷新任务列表。";

  static final ObjectMapper JSON =
      new ObjectMapper()
          .findAndRegisterModules()
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  private final UserTasks userTasks;
  private final Forms forms;
  private final ObjectProvider<StartForm> startForms;
  private final ObjectProvider<Recusal> recusal;
  private final ThreadLocal<Entry> entry = new ThreadLocal<>();
  private final ThreadLocal<Entry> startEntry = new ThreadLocal<>();
  private volatile Map<String, StartForm> startsByKey;

  TaskGuard(
      UserTasks userTasks,
      Forms forms,
      ObjectProvider<StartForm> startForms,
      ObjectProvider<Recusal> recusal) {
    this.userTasks = userTasks;
    this.forms = forms;
    this.startForms = startForms;
    this.recusal = recusal;
  }

  /** A fresh interceptor for one of the engine's command chains. */
  CommandInterceptor interceptor() {
    return new CommandInterceptor() {
      @Override
      public <T> T execute(Command<T> command) {
        if (command instanceof CompleteTaskCmd || command instanceof SubmitTaskFormCmd) {
          return guarded(entry, () -> read(command), () -> next.execute(command));
        }
        if (command instanceof SubmitStartFormCmd) {
          return guarded(startEntry, () -> readStart(command), () -> next.execute(command));
        }
        return next.execute(command);
      }
    };
  }

  private <T> T guarded(ThreadLocal<Entry> current, Supplier<Entry> reading, Supplier<T> work) {
    try {
      current.set(reading.get());
      return work.get();
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof TaskRefused refused) {
          throw new FormFieldValidationException(refused.getMessage(), refused.getMessage(), e);
        }
      }
      throw e;
    } finally {
      current.remove();
    }
  }

  private Entry read(Command<?> command) {
    CommandContext context = Context.getCommandContext();
    String taskId = (String) field(command, "taskId");
    TaskEntity task = taskId == null ? null : context.getTaskManager().findTaskById(taskId);
    if (task == null) {
      throw new TaskRefused(DONE);
    }
    if (task.getProcessDefinitionId() == null) {
      return null;
    }
    String caller = context.getAuthenticatedUserId();
    if (caller == null || !caller.equals(task.getAssignee())) {
      throw new AuthorizationException("这项任务不是分配给您的，不能办理。");
    }
    UserTask handler = userTasks.of(task);
    Recusal rule = recusal.getIfAvailable();
    if (rule != null) {
      for (String about : handler.judged(task)) {
        if (rule.excludes(caller, about)) {
          throw new AuthorizationException("您与被考核人有须回避的关系，不能办理这项任务。");
        }
      }
    }
    String property = command instanceof CompleteTaskCmd ? "variables" : "properties";
    JsonNode entered = sent(command, property);
    Form form = forms.of(task);
    JsonNode prepared = form.texts().unescape(json(task.getVariableLocal(FormSchema.SHEET)));
    form.schema().check(entered, prepared);
    return new Entry(entered, prepared);
  }

  private Entry readStart(Command<?> command) {
    if (field(command, "businessKey") != null) {
      throw new TaskRefused("不能自行指定业务编号。");
    }
    String definitionId = (String) field(command, "processDefinitionId");
    JsonNode entered = sent(command, "variables");
    JsonNode nothing = JsonNodeFactory.instance.objectNode();
    forms.ofStart(definitionId).schema().check(entered, nothing);
    return new Entry(entered, nothing);
  }

  private static JsonNode sent(Command<?> command, String property) {
    Object variables = field(command, property);
    if (!(variables instanceof Map<?, ?> sent) || sent.isEmpty()) {
      return JsonNodeFactory.instance.objectNode();
    }
    for (Object name : sent.keySet()) {
      if (!FormSchema.SHEET.equals(name)) {
        throw new TaskRefused("表单没有“" + name + "”这一项，请刷新页面后重新填写。");
      }
    }
    return json(sent.get(FormSchema.SHEET));
  }

  static JsonNode json(Object value) {
    Object raw = value instanceof TypedValue typed ? typed.getValue() : value;
    try {
      if (raw == null) {
        return JsonNodeFactory.instance.objectNode();
      }
      if (raw instanceof SpinJsonNode || raw instanceof String) {
        return JSON.reader()
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .readTree(raw.toString());
      }
      return JSON.valueToTree(raw);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new TaskRefused("提交的内容不是有效的表单数据，请刷新页面后重新填写。");
    }
  }

  /** Called by the engine when a task is made, with its assignee known. */
  void created(DelegateTask task) {
    userTasks.name(task);
    userTasks.writeSheet(task);
  }

  /** Called by the engine when a task is completed by a person, or ended by the system. */
  void completed(DelegateTask task) {
    if (!userTasks.finishes(task)) {
      Entry current = entry.get();
      if (current == null) {
        throw new AuthorizationException("任务只能由经办人通过表单办理。");
      }
      userTasks.of(task).complete(task, current);
    }
    task.removeVariableLocal(FormSchema.SHEET);
    task.getExecution().removeVariable(FormSchema.SHEET);
  }

  /** Called by the engine when a person starts a case from its start form. */
  void started(DelegateExecution execution) {
    Entry current = startEntry.get();
    if (current != null) {
      // What this start sets off by itself is no start by a person.
      startEntry.remove();
      String process = execution.getProcessDefinitionId().split(":")[0];
      StartForm form = startForms().get(process);
      if (form == null) {
        throw new TaskRefused("这个流程不能从任务列表发起。");
      }
      String starter = Context.getCommandContext().getAuthenticatedUserId();
      // The person may start this case; what the start sets off is not checked against his rights.
      Context.getCommandContext()
          .runWithoutAuthorization(
              () -> {
                form.start(execution, current, starter);
                return null;
              });
      execution.removeVariable(FormSchema.SHEET);
    }
  }

  private Map<String, StartForm> startForms() {
    if (startsByKey == null) {
      startsByKey =
          startForms.stream()
              .collect(Collectors.toUnmodifiableMap(StartForm::process, Function.identity()));
    }
    return startsByKey;
  }

  /** A value that the engine keeps to itself in a command. */
  static Object field(Command<?> command, String name) {
    for (Class<?> type = command.getClass(); type != null; type = type.getSuperclass()) {
      try {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(command);
      } catch (NoSuchFieldException e) {
        continue;
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
    throw new IllegalStateException(command.getClass() + " has no field " + name);
  }
}
