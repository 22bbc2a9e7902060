package io.saima.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RaceOrderTest {

  private static final ReviewId REVIEW = ReviewId.of("2026-Q3/U1");

  private static List<String> people(int count) {
    return IntStream.range(0, count).mapToObj("A%04d"::formatted).toList();
  }

  @Test
  void anybodyDrawsTheSameOrderWithAToolOfHisOwn() {
    // printf 'seed/2026-Q3/U1/A1' | sha256sum
    assertThat(RaceOrder.lot("seed", REVIEW, "A1"))
        .isEqualTo("bcf2cb5ca7e2fd6a5da0bfeaaaf1eb869b0517ce9b7e3da0cb7796a79d2e3178");
    assertThat(RaceOrder.of("seed", REVIEW, List.of("A1", "A2", "A3")))
        .containsExactly("A2", "A1", "A3");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void everybodyHasOnePlaceAndTheOrderOfTheRosterDecidesNothing(long number) {
    Random random = new Random(number);
    List<String> roster = new ArrayList<>(people(1 + random.nextInt(200)));
    String seed = Long.toHexString(random.nextLong());
    List<String> order = RaceOrder.of(seed, REVIEW, roster);
    assertThat(order).containsExactlyInAnyOrderElementsOf(roster);
    Collections.shuffle(roster, random);
    assertThat(RaceOrder.of(seed, REVIEW, roster)).isEqualTo(order);
    String excused = roster.get(0);
    List<String> others = new ArrayList<>(order);
    others.remove(excused);
    assertThat(RaceOrder.of(seed, REVIEW, others))
        .isEqualTo(RaceOrder.of(seed, REVIEW, new HashSet<>(others)));
    assertThat(RaceOrder.of(seed, REVIEW, others))
        .as("who is excused moves nobody")
        .isEqualTo(others);
  }

  @Test
  void nobodyIsFavoured() {
    int[] first = new int[5];
    for (int i = 0; i < 5_000; i++) {
      first[people(5).indexOf(RaceOrder.of("seed" + i, REVIEW, people(5)).get(0))]++;
    }
    assertThat(Arrays.stream(first)).allMatch(times -> times > 850 && times < 1_150);
  }

  @Test
  void anotherBodyHasAnotherOrder() {
    assertThat(RaceOrder.of("seed", REVIEW, people(30)))
        .isNotEqualTo(RaceOrder.of("seed", ReviewId.of("2026-Q3/U2"), people(30)));
  }
}
