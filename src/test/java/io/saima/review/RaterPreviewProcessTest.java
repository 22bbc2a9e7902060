package io.saima.review;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.saima.calendar.Quarter;
import io.saima.engine.CatchUp;
import io.saima.notification.Note;
import io.saima.notification.Notes;
import io.saima.organization.AppointmentRole;
import io.saima.organization.PostClass;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.TestReview;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** The organization department is asked to look who will rate whom before anybody rates. */
@SaimaTest
class RaterPreviewProcessTest {

  private static final ReviewId REVIEW = new ReviewId(Quarter.parse("2026-Q3"), "U1");

  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired TestReview review;
  @Autowired Reviews reviews;
  @Autowired Notes notes;
  @Autowired Ballots ballots;
  @Autowired QuarterlyReviews work;
  @Autowired ApplicationEventPublisher events;

  @BeforeEach
  void aCountyWithPlans() {
    county.small();
    review.plans("U1", PostClass.PRINCIPAL, PostClass.DEPUTY, PostClass.GENERAL);
    appoint("Z2");
  }

  private void appoint(String officer) {
    county.appoint(AppointmentRole.ORGANIZATION_OFFICER, "", officer);
  }

  private void look(String moment) {
    clock.set(moment);
    events.publishEvent(new CatchUp());
    clock.runJobs();
  }

  private List<Note> told(String person) {
    return notes.ofTopic(person, "2026-Q3/raters/preview");
  }

  @Test
  void theDepartmentIsToldOnceShortlyBeforeTheQuarterEndsAndBeforeAnyReviewBegins() {
    look("2026-09-18T09:00");
    assertThat(told("Z2")).isEmpty();
    look("2026-09-24T09:00");
    assertThat(told("Z2"))
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.title()).isEqualTo("2026年第三季度测评安排请核对");
              assertThat(note.body()).startsWith("10月8日起测评。");
              assertThat(note.link()).contains("/reviews/2026-Q3");
            });
    assertThat(reviews.findAll()).isEmpty();
    appoint("Z1");
    look("2026-09-29T09:00");
    assertThat(told("Z2")).as("once").hasSize(1);
    assertThat(told("Z1")).as("who came later is told too").hasSize(1);
    look("2026-10-08T09:00");
    assertThat(reviews.findAll()).isNotEmpty();
    assertThat(told("Z2")).hasSize(1);
  }

  @Test
  void whenTwoServersLookAtTheSameMomentNobodyIsToldTwice() throws Exception {
    clock.set("2026-09-24T09:00");
    ExecutorService servers = Executors.newFixedThreadPool(2);
    try {
      for (Future<Object> one :
          servers.invokeAll(Collections.nCopies(2, Executors.callable(() -> work.tellPreview())))) {
        one.get();
      }
    } finally {
      servers.shutdownNow();
    }
    assertThat(told("Z2")).hasSize(1);
  }

  private Set<String> ratersOfA1() {
    return ballots.plan(REVIEW, work.roster(REVIEW), Map.of()).pairs().stream()
        .filter(pair -> pair.ratee().equals("A1") && pair.role() == RaterRole.PEER)
        .map(Raters.Pair::rater)
        .collect(toSet());
  }

  @Test
  void whomTheLotWillChooseNobodyCanTellBeforeTheSeedIsThereAndThenItStays() {
    for (int i = 4; i <= 40; i++) {
      county.officer("A" + i, "U1", PostClass.GENERAL, "D1");
    }
    clock.set("2026-09-18T09:00");
    Set<String> example = ratersOfA1();
    assertThat(example).hasSize(15);
    look("2026-09-24T09:00");
    Set<String> seen = ratersOfA1();
    assertThat(seen).hasSize(15).isNotEqualTo(example);
    look("2026-10-08T09:00");
    Set<String> asked =
        ballots.roll(REVIEW).stream()
            .filter(one -> one.ratee().equals("A1") && one.role() == RaterRole.PEER)
            .map(Ballots.Asked::rater)
            .collect(toSet());
    assertThat(asked).isEqualTo(seen);
  }
}
