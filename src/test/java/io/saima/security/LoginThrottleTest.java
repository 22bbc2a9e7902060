package io.saima.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Guessing ends after a number of attempts, and locks nobody out but the guesser. */
class LoginThrottleTest {

  private final LoginThrottle throttle =
      new LoginThrottle(new LoginLimits(3, 5, 8, Duration.ofMinutes(10)));

  private static void refuses(ThrowingCallable attempt) {
    assertThatThrownBy(attempt).isInstanceOf(TooManyAttempts.class);
  }

  @Test
  void anAccountHasAFewAttemptsFromOneAddress() {
    throttle.attempt("OFF-1", "10.0.0.1");
    throttle.attempt("off-1 ", "10.0.0.1");
    throttle.attempt("OFF-1", "10.0.0.1");
    assertThatThrownBy(() -> throttle.attempt("OFF-1", "10.0.0.1"))
        .isInstanceOfSatisfying(
            TooManyAttempts.class, refused -> assertThat(refused.seconds()).isBetween(1L, 200L));
  }

  @Test
  void aStrangerLocksNobodyOutWhoComesFromElsewhere() {
    for (int i = 0; i < 3; i++) {
      throttle.attempt("OFF-1", "10.0.0.1");
    }
    for (int i = 0; i < 50; i++) {
      refuses(() -> throttle.attempt("OFF-1", "10.0.0.1"));
    }
    throttle.attempt("OFF-1", "10.0.0.2");
  }

  @Test
  void guessingFromManyAddressesIsSlowButNotForTheOwner() {
    throttle.attempt("OFF-1", "10.0.1.1");
    throttle.succeeded("OFF-1", "10.0.1.1");
    for (int i = 0; i < 8; i++) {
      throttle.attempt("OFF-1", "10.0.0." + i);
    }
    refuses(() -> throttle.attempt("OFF-1", "10.0.0.9"));
    throttle.attempt("OFF-1", "10.0.1.1");
    throttle.attempt("OFF-2", "10.0.0.9");
  }

  @Test
  void aNetworkOfAddressesIsOneAddress() {
    throttle.attempt("OFF-1", "2001:db8:1:2::1");
    throttle.attempt("OFF-1", "2001:db8:1:2::2");
    throttle.attempt("OFF-1", "2001:db8:1:2:ffff::3");
    refuses(() -> throttle.attempt("OFF-1", "2001:db8:1:2:3:4:5:6"));
    throttle.attempt("OFF-1", "2001:db8:1:3::1");
  }

  @Test
  void anAddressHasAFewAttemptsForWhomever() {
    for (int i = 0; i < 5; i++) {
      throttle.attempt("OFF-" + i, "10.0.0.1");
    }
    refuses(() -> throttle.attempt("OFF-9", "10.0.0.1"));
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
