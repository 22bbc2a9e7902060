package io.saima.security;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** The login is refused unseen because too many before it failed. */
class TooManyAttempts extends AuthenticationException {

  private static final long serialVersionUID = 1L;

  private final long seconds;

  TooManyAttempts(Duration wait) {
    super("too many attempts");
    seconds = Math.max(1, wait.plusMillis(999).toSeconds());
  }

  long seconds() {
    return seconds;
  }
}
