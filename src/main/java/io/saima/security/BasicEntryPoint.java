package io.saima.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Asks a program for HTTP basic, and tells it when it guesses too often. */
final class BasicEntryPoint implements AuthenticationEntryPoint {

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    if (why instanceof TooManyAttempts tooMany) {
      response.setHeader("Retry-After", String.valueOf(tooMany.seconds()));
      problem(response, 429, "尝试次数过多", "登录失败次数过多，请稍后再试。");
    } else {
      response.setHeader("WWW-Authenticate", "Basic realm=\"saima\", charset=\"UTF-8\"");
      problem(response, 401, "需要登录", "账号或密码不正确。");
    }
  }

  static void problem(HttpServletResponse response, int status, String title, String detail)
      throws IOException {
    write(response, status, "\"title\":\"%s\",\"detail\":\"%s\"".formatted(title, detail));
  }

  /** With a code for programs, which stays the same whatever the words are. */
  static void problem(
      HttpServletResponse response, int status, String code, String title, String detail)
      throws IOException {
    write(
        response,
        status,
        "\"code\":\"%s\",\"title\":\"%s\",\"detail\":\"%s\"".formatted(code, title, detail));
  }

  private static void write(HttpServletResponse response, int status, String members)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/problem+json");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response
        .getWriter()
        .write("{\"type\":\"about:blank\",\"status\":%d,%s}".formatted(status, members));
  }
}
