package io.saima.support;

import io.saima.organization.CurrentCounty;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Gives each test an empty county, a clock that stands at the demo's first morning, and nobody
 * logged in.
 */
class FreshCounty implements BeforeEachCallback, AfterEachCallback {

  @Override
  public void beforeEach(ExtensionContext test) {
    ApplicationContext application = SpringExtension.getApplicationContext(test);
    application.getBean(EmptyTables.class).empty();
    application.getBean(CurrentCounty.class).forget();
    application.getBean(TestClock.class).set("2026-10-08T09:00");
    application.getBean(IdentityService.class).clearAuthentication();
  }

  @Override
  public void afterEach(ExtensionContext test) {
    SpringExtension.getApplicationContext(test)
        .getBean(IdentityService.class)
        .clearAuthentication();
    ClockUtil.reset();
  }
}
