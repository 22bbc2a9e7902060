package io.saima.engine;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A variable of a process, declared once with its name and type in the process's vocabulary class.
 * Only what a gateway, a form, a timer or an assignment reads is a variable: ids, flags, dates;
 * never a name, a text or a score.
 *
 * @param <T> String, Integer, Boolean or {@link java.util.Date}
 */
public record ProcessVariable<T>(String name, Class<T> type) {

  /**
   * The value in this scope or one around it.
   *
   * @throws IllegalStateException if it was never set
   */
  public T get(VariableScope scope) {
    Object value = scope.getVariable(name);
    if (value == null) {
      throw new IllegalStateException("Process variable " + name + " is not set");
    }
    return type.cast(value);
  }

  /** The value in this scope or one around it; empty if it was set to nothing or never. */
  public Optional<T> find(VariableScope scope) {
    return Optional.ofNullable(type.cast(scope.getVariable(name)));
  }

  /** Sets it where it already stands, else on the case. */
  public void set(VariableScope scope, T value) {
    scope.setVariable(name, value);
  }

  /** Sets it in this scope only, for branches that run side by side. */
  public void setLocal(VariableScope scope, T value) {
    scope.setVariableLocal(name, value);
  }

  /** The one variable with which a case is started. */
  public Map<String, Object> with(T value) {
    return Map.of(name, value);
  }
}
