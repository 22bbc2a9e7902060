package io.saima.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.calendar.Quarter;
import io.saima.organization.ClosedQuarters;
import io.saima.organization.ClosedQuarters.Part;
import io.saima.organization.PostType;
import io.saima.scoring.Ballot;
import io.saima.scoring.Ballot.Period;
import io.saima.scoring.Rational;
import io.saima.support.RatedServices;
import io.saima.support.SaimaTest;
import io.saima.support.TestCounty;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SaimaTest
class PublicRatingsTest {

  private static final Quarter QUARTER = Quarter.parse("2026-Q3");

  @Autowired TestCounty county;
  @Autowired PublicRatings ratings;
  @Autowired RatedServices services;
  @Autowired ClosedQuarters closed;

  @BeforeEach
  void ratedOfficers() {
    county.small();
    rated("E1", "A1", 6);
    rated("E2", "A1", 8);
    rated("E3", "A2", 10);
  }

  @Test
  void aRatingCountsForThePostTypeOfTheFrozenRosterWhateverTheOfficerIsToday() {
    ratings.freezePriors(QUARTER, 3, () -> Map.of("A1", PostType.COUNTER));
    assertThat(ratings.priors(QUARTER))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(PostType.COUNTER, Rational.of(70), PostType.ADMINISTRATION, Rational.of(100)));
  }

  @Test
  void whatIsFixedIsNotFixedAgain() {
    ratings.freezePriors(QUARTER, 3, Map::of);
    rated("E4", "A2", 1);
    ratings.freezePriors(QUARTER, 3, Map::of);
    assertThat(ratings.priors(QUARTER))
        .containsExactly(Map.entry(PostType.ADMINISTRATION, Rational.of(80)));
  }

  @Test
  void whatComesAfterTheCutOffCountsInTheNextQuarterHoweverLateTheFreeze() {
    LocalDateTime service = LocalDateTime.parse("2026-09-30T15:00:00");
    LocalDateTime cutOff = LocalDateTime.parse("2026-10-05T18:00:00");
    closed.close(QUARTER, Part.INPUTS, cutOff);
    services.rated("E4", "A2", "E4", 2, null, service, cutOff);
    services.rated("E5", "A2", "E5", 2, null, service, cutOff.plusDays(2));

    assertThat(events(QUARTER, Period.CURRENT)).containsExactly("E3");
    ratings.freezePriors(QUARTER, 3, Map::of);
    assertThat(ratings.priors(QUARTER))
        .as("of the ratings that count, and no others")
        .containsExactly(Map.entry(PostType.ADMINISTRATION, Rational.of(80)));
    assertThat(events(QUARTER.next(), Period.PREVIOUS)).containsExactly("E3", "E4", "E5");
  }

  private List<String> events(Quarter quarter, Period period) {
    return ratings.ballots(List.of("A2"), quarter, 3).get("A2").stream()
        .filter(one -> one.period() == period)
        .map(Ballot::event)
        .toList();
  }

  private void rated(String event, String officer, int score) {
    services.rated(event, officer, event, score, LocalDateTime.parse("2026-08-03T10:00:00"));
  }
}
