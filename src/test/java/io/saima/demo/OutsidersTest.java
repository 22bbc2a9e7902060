package io.saima.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.calendar.Quarter;
import io.saima.organization.AssessedCounties;
import io.saima.organization.PostClass;
import io.saima.rating.Contact;
import io.saima.rating.ContactKind;
import io.saima.rating.LinkLetter;
import io.saima.review.ExternalRaters;
import io.saima.review.ExternalRaters.External;
import io.saima.review.ExternalState;
import io.saima.review.ReviewId;
import io.saima.support.SaimaTest;
import io.saima.support.TestCounty;
import io.saima.support.TestReview;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The demo's outsiders are registered once, and their sheets are played. */
@SaimaTest
class OutsidersTest {

  private static final ReviewId REVIEW = new ReviewId(Quarter.parse("2026-Q3"), "U1");

  @Autowired ExternalRaters externals;
  @Autowired AssessedCounties assessed;
  @Autowired TestCounty county;
  @Autowired TestReview review;

  @Test
  void theyAreRegisteredOnceAndMostOfThemAnswerByTheirLinks() {
    county.small();
    review.plans("U1", PostClass.PRINCIPAL, PostClass.DEPUTY, PostClass.GENERAL);
    review.opens();
    Outsiders outsiders = new Outsiders(externals, assessed);
    outsiders.register(LocalDate.parse("2026-10-08"));
    outsiders.register(LocalDate.parse("2026-10-09"));
    assertThat(externals.of(REVIEW)).as("of the quarter that is rated").hasSize(5);
    assertThat(externals.of(new ReviewId(REVIEW.quarter().next(), "U1")))
        .as("and of the running one")
        .hasSize(5);
    for (External one : externals.of(REVIEW)) {
      for (int reminder = 0; reminder < 3; reminder++) {
        String id = "external-%d-%d".formatted(one.id(), reminder);
        externals.hand(one.id()).ifPresent(path -> outsiders.answer(letter(id, path)));
      }
    }
    assertThat(externals.of(REVIEW))
        .filteredOn(one -> one.state() == ExternalState.CAST)
        .hasSizeGreaterThanOrEqualTo(3);
  }

  private static LinkLetter letter(String id, String path) {
    LinkLetter letter =
        new LinkLetter(
            id,
            new Contact(ContactKind.PHONE, "13900000000"),
            "测评",
            "请评价",
            "http://localhost" + path,
            LocalDateTime.parse("2026-10-16T18:00"));
    assertThat(Outsiders.theirs(letter)).isTrue();
    return letter;
  }
}
