package io.saima.support;

import io.saima.calendar.CalendarOverrides;
import io.saima.organization.CurrentCounty;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Gives each test an empty county, a clock that stands at the demo's first morning, and nobody
 * logged in; sees to it that the engine's web applications work on this test's engine, not on the
 * one that was started last; and notes which flow nodes it has passed.
 */
class FreshCounty implements BeforeEachCallback, AfterEachCallback {

  @Override
  public void beforeEach(ExtensionContext test) {
    ApplicationContext application = SpringExtension.getApplicationContext(test);
    ProcessEngine engine = application.getBean(ProcessEngine.class);
    ProcessEngines.registerProcessEngine(engine);
    BpmnAwareTests.init(engine);
    application.getBean(EmptyTables.class).empty();
    application.getBean(CurrentCounty.class).forget();
    application.getBean(CalendarOverrides.class).forget();
    application.getBean(TestClock.class).set("2026-10-08T09:00");
    application.getBean(IdentityService.class).clearAuthentication();
  }

  @Override
  public void afterEach(ExtensionContext test) {
    ApplicationContext application = SpringExtension.getApplicationContext(test);
    PassedNodes.record(application.getBean(JdbcClient.class));
    application.getBean(IdentityService.class).clearAuthentication();
    ClockUtil.reset();
  }
}
