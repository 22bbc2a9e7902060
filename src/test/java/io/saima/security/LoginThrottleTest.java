package io.saima.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Guessing ends after a number of attempts, for the account and for the address. */
class LoginThrottleTest {

  private final LoginThrottle throttle =
      new LoginThrottle(new LoginLimits(3, 5, Duration.ofMinutes(10)));

  @Test
  void anAccountHasAFewAttemptsFromWherever() {
    throttle.attempt("OFF-1", "10.0.0.1");
    throttle.attempt("off-1 ", "10.0.0.2");
    throttle.attempt("OFF-1", "10.0.0.3");
    assertThatThrownBy(() -> throttle.attempt("OFF-1", "10.0.0.4"))
        .isInstanceOfSatisfying(
            TooManyAttempts.class, refused -> assertThat(refused.seconds()).isBetween(1L, 200L));
    throttle.attempt("OFF-2", "10.0.0.4");
  }

  @Test
  void anAddressHasAFewAttemptsForWhomever() {
    for (int i = 0; i < 5; i++) {
      throttle.attempt("OFF-" + i, "10.0.0.1");
    }
    assertThatThrownBy(() -> throttle.attempt("OFF-9", "10.0.0.1"))
        .isInstanceOf(TooManyAttempts.class);
    throttle.attempt("OFF-9", "10.0.0.2");
  }

  @Test
  void whoSucceedsUsesNothingUp() {
    for (int i = 0; i < 50; i++) {
      throttle.attempt("OFF-1", "10.0.0.1");
      throttle.succeeded("OFF-1", "10.0.0.1");
    }
  }
}
