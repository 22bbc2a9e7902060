package io.saima;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.support.SaimaTest;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SaimaTest
class ApplicationTest {

  @Autowired ProcessEngine engine;

  @Test
  void theEngineStartsOnTablesThatFlywayMade() {
    assertThat(engine.getManagementService().getTableCount()).containsKey("ACT_RU_TASK");
  }

  /** The starter may set a property again after the generic ones. */
  @Test
  void theEngineHasTheSettingsOnWhichItsSpeedRests() {
    ProcessEngineConfigurationImpl settings =
        (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    assertThat(settings.getAuthorizationCheckRevokes())
        .isEqualTo(ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER);
    assertThat(settings.isAuthorizationEnabled()).isTrue();
    assertThat(settings.getHistory()).isEqualTo("activity");
    assertThat(settings.getHistoryRemovalTimeStrategy())
        .isEqualTo(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_START);
    assertThat(settings.isJobExecutorAcquireByDueDate()).isTrue();
    assertThat(settings.isJdbcBatchProcessing()).isTrue();
    assertThat(settings.getDefaultUserPermissionNameForTask()).isEqualTo("TASK_WORK");
  }
}
