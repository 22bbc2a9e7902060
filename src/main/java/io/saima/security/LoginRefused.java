package io.saima.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;

/** Leads a refused login back to its page, which says why in the same words for everybody. */
final class LoginRefused {

  private LoginRefused() {}

  static void answer(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    String reason =
        why instanceof TooManyAttempts tooMany ? "?wait=" + tooMany.seconds() : "?error";
    response.sendRedirect(request.getContextPath() + "/login" + reason);
  }
}
