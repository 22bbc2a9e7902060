package io.saima;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.support.SaimaTest;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SaimaTest
class ApplicationTest {

  @Autowired ProcessEngine engine;

  @Test
  void theEngineStartsOnTablesThatFlywayMade() {
    assertThat(engine.getManagementService().getTableCount()).containsKey("ACT_RU_TASK");
  }
}
