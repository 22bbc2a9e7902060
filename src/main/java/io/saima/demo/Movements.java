package io.saima.demo;

import io.saima.organization.PersonnelKind;
import io.saima.organization.personnel.ChangeForm;
import io.saima.organization.personnel.PersonnelChanges;
import io.saima.organization.personnel.PersonnelChanges.Person;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Some of the sample county's people move in the weeks after the demo begins. */
@Component
@Profile("demo & !import")
class Movements {

  private static final Logger LOG = LoggerFactory.getLogger(Movements.class);
  private static final Person ORGANIZATION = new Person("organization", true);

  private final PersonnelChanges changes;
  private final Clock clock;

  Movements(PersonnelChanges changes, Clock clock) {
    this.changes = changes;
    this.clock = clock;
  }

  void enter() {
    enter("LX000116", PersonnelKind.SECONDMENT, 4, Map.of("works_in_unit", "LX-U017"));
    enter("LX000300", PersonnelKind.VILLAGE, 11, Map.of("works_in_unit", "LX-U047"));
    enter("LX000137", PersonnelKind.MOVE, 18, Map.of("unit_code", "LX-U018"));
    enter("LX000301", PersonnelKind.LEAVING, 32, Map.of());
  }

  private void enter(String officer, PersonnelKind kind, int days, Map<String, String> cells) {
    LocalDate from = LocalDate.now(clock).plusDays(days);
    List<String> problems = changes.enter(officer, new ChangeForm(kind, from, cells), ORGANIZATION);
    if (!problems.isEmpty()) {
      // A demo that begins years earlier finds him not there yet.
      LOG.warn("{} does not move: {}", officer, problems);
    }
  }
}
