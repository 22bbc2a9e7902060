package io.saima.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saima.calendar.Quarter;
import io.saima.organization.PostClass;
import io.saima.rating.Contact;
import io.saima.rating.ContactKind;
import io.saima.support.SaimaTest;
import io.saima.support.TestCounty;
import io.saima.support.TestReview;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A sheet that comes while the cut-off is under way: it waits, and is late. */
@SaimaTest
class CutOffAtOnceTest {

  private static final ReviewId REVIEW = new ReviewId(Quarter.parse("2026-Q3"), "U1");

  @Autowired TestCounty county;
  @Autowired TestReview review;
  @Autowired QuarterlyReviews reviews;
  @Autowired Ballots ballots;
  @Autowired ExternalRaters externals;
  @Autowired PlatformTransactionManager transactions;
  @Autowired JdbcTemplate jdbc;

  private final ExecutorService other = Executors.newSingleThreadExecutor();

  @BeforeEach
  void aReviewIsOpen() {
    county.small();
    review.plans("U1", PostClass.PRINCIPAL, PostClass.DEPUTY, PostClass.GENERAL);
    review.opens();
  }

  @AfterEach
  void nobodyWaits() {
    other.shutdownNow();
  }

  /** What somebody gets whose sheet comes before the cut-off has been committed. */
  private <T> T duringTheCutOff(Callable<T> work) throws Exception {
    Future<T> waiting =
        new TransactionTemplate(transactions)
            .execute(
                status -> {
                  reviews.cutOff(REVIEW);
                  Future<T> sent = other.submit(work);
                  assertThatThrownBy(() -> sent.get(500, TimeUnit.MILLISECONDS))
                      .isInstanceOf(TimeoutException.class);
                  return sent;
                });
    return waiting.get(10, TimeUnit.SECONDS);
  }

  @Test
  void aSheetIsLate() throws Exception {
    long sheet =
        jdbc.queryForObject(
            "select id from ballot where rater = 'A1' and kind = 'BALLOT'", Long.class);
    List<Opinion> opinions =
        ballots.lines(sheet).stream()
            .map(line -> Opinion.score(line.officer().id(), BigDecimal.valueOf(90)))
            .toList();
    duringTheCutOff(
        () -> {
          ballots.cast(sheet, opinions);
          return true;
        });
    assertThat(review.states("PEER", "A2")).contains("LATE").doesNotContain("VALID");
  }

  @Test
  void thatOfAnOutsiderIsNotTaken() throws Exception {
    externals.register(
        REVIEW, ExternalKind.MEDIA, "报社", new Contact(ContactKind.COUNTER, ""), "organization");
    String page = externals.hand(externals.of(REVIEW).get(0).id()).orElseThrow();
    String token = page.substring(page.lastIndexOf('/') + 1);
    assertThat(duringTheCutOff(() -> externals.cast(token, List.of("9", "9", "9"), "phrase")))
        .isFalse();
    assertThat(review.states("MEDIA", "A1")).containsOnly("OPEN");
  }
}
