package io.saima.support;

import java.util.Arrays;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips, visibly, what should run on MariaDB where its native libraries are missing; with {@code
 * -Dsaima.required=database} the missing server is a failure.
 */
class DatabaseAtHand implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (!TestDatabase.mariadb()) {
      return ConditionEvaluationResult.enabled("H2");
    }
    try {
      TestDatabase.startedServer();
      return ConditionEvaluationResult.enabled("MariaDB has started");
    } catch (IllegalStateException e) {
      boolean required =
          Arrays.asList(System.getProperty("saima.required", "").split(",")).contains("database");
      if (required) {
        throw e;
      }
      return ConditionEvaluationResult.disabled("MariaDB does not start here: " + e.getMessage());
    }
  }
}
