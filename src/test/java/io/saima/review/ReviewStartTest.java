package io.saima.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import io.saima.engine.CatchUp;
import io.saima.notification.Notes;
import io.saima.organization.AppointmentRole;
import io.saima.organization.PostClass;
import io.saima.support.OtherDeadlines;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.TestReview;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.web.servlet.MockMvc;

/** Reviews begin on the day that is configured, and people are told that day. */
@OtherDeadlines
class ReviewStartTest {

  @Autowired MockMvc http;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired TestReview review;
  @Autowired Reviews reviews;
  @Autowired Notes notes;
  @Autowired ApplicationEventPublisher events;

  @BeforeEach
  void aCountyWithPlans() {
    county.small();
    review.plans("U1", PostClass.PRINCIPAL, PostClass.DEPUTY, PostClass.GENERAL);
    county.appoint(AppointmentRole.ORGANIZATION_OFFICER, "", "Z2");
  }

  @Test
  void aReviewBeginsOnTheConfiguredDayThatWasAnnounced() throws Exception {
    look("2026-09-24T09:00");
    assertThat(notes.ofTopic("Z2", "2026-Q3/raters/preview"))
        .singleElement()
        .satisfies(note -> assertThat(note.body()).startsWith("10月9日起测评。"));
    look("2026-10-08T09:00");
    assertThat(reviews.findAll()).isEmpty();
    page("/me/race", "季度结束后第2个工作日抽签");
    page("/race", "季度结束后第2个工作日开始");
    look("2026-10-09T09:00");
    assertThat(reviews.findAll()).isNotEmpty();
  }

  private void look(String moment) {
    clock.set(moment);
    events.publishEvent(new CatchUp());
    clock.runJobs();
  }

  private void page(String address, String text) throws Exception {
    http.perform(get(address).with(user("A1").roles("OFFICER")))
        .andExpect(content().string(containsString(text)));
  }
}
