package io.saima;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Modules know each other one way only, as their package-info says. */
class ModularityTest {

  @Test
  void modulesKnowOnlyWhatTheyMayKnow() {
    ApplicationModules.of(SaimaApplication.class).verify();
  }
}
