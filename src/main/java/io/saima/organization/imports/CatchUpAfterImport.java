package io.saima.organization.imports;

import io.saima.engine.CatchUp;
import io.saima.organization.CountyImported;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets the launchers start what new data make due; the data stay imported even if that fails. */
@Component
@Profile("!" + ImportCommand.PROFILE)
class CatchUpAfterImport {

  private static final Logger LOG = LoggerFactory.getLogger(CatchUpAfterImport.class);

  private final ApplicationEventPublisher events;

  CatchUpAfterImport(ApplicationEventPublisher events) {
    this.events = events;
  }

  @EventListener
  void on(CountyImported imported) {
    try {
      events.publishEvent(new CatchUp());
    } catch (RuntimeException e) {
      LOG.error(
          "The import of {} is stored, but launching what is due failed; the next scheduled launch tries again",
          imported.tables(),
          e);
    }
  }
}
