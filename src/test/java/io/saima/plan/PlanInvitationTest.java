package io.saima.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.engine.CatchUp;
import io.saima.notification.Note;
import io.saima.notification.Notes;
import io.saima.organization.AppointmentRole;
import io.saima.organization.PostClass;
import io.saima.support.Cast;
import io.saima.support.OtherDeadlines;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.TestFigures;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** Units are invited, and the library is revised, from the configured day of the month on. */
@OtherDeadlines
class PlanInvitationTest {

  @Autowired TestCounty county;
  @Autowired TestFigures figures;
  @Autowired TestClock clock;
  @Autowired Cast cast;
  @Autowired Notes notes;
  @Autowired PlanRevisions revisions;
  @Autowired ApplicationEventPublisher events;

  @BeforeEach
  void aCountyWithAPlan() {
    county.small();
    county.appoint(AppointmentRole.ORGANIZATION_OFFICER, "", "Z2");
    figures.plan("U1", PostClass.GENERAL, "2026-Q4");
  }

  @Test
  void decemberBeginsOnItsSecondWorkingDayIfThatIsConfigured() {
    look("2026-12-01T09:00");
    assertThat(revisions.count()).isZero();
    look("2026-12-02T09:00");
    assertThat(revisions.count()).as("the invitation and the library").isEqualTo(2);
    assertThat(titles("H1")).contains("2027年第一季度考核方案重设");
    assertThat(cast.tasksOf("Z2", "task_reviseLibrary")).hasSize(1);
  }

  private void look(String moment) {
    clock.set(moment);
    events.publishEvent(new CatchUp());
    clock.runJobs();
  }

  private List<String> titles(String person) {
    return notes.of(person, 0, 50).map(Note::title).getContent();
  }
}
