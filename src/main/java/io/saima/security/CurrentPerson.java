package io.saima.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps an open login up to date: who left, lost an office or got another password does not go on
 * as before; and who came in with a one-time password sees nothing until he has made his own.
 */
@Component
class CurrentPerson {

  private static final Set<String> OPEN_WITH_ONE_TIME_PASSWORD =
      Set.of("/password", "/login", "/logout", "/favicon.ico");

  private final People people;
  private final HttpSessionSecurityContextRepository contexts =
      new HttpSessionSecurityContextRepository();

  CurrentPerson(People people) {
    this.people = people;
  }

  /** For pages: a session that must not go on ends, and the person is led to the login. */
  OncePerRequestFilter ofSession() {
    return new OncePerRequestFilter() {
      @Override
      protected void doFilterInternal(
          HttpServletRequest request, HttpServletResponse response, FilterChain chain)
          throws ServletException, IOException {
        Person person = loggedIn();
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (person != null && !path.startsWith("/assets/")) {
          Optional<Person> now = people.current(person.getUsername()).filter(person::continues);
          if (now.isEmpty()) {
            end(request);
          } else {
            if (!now.get().sameRights(person)) {
              goOnAs(now.get(), request, response);
            }
            if (now.get().mustChangePassword() && !OPEN_WITH_ONE_TIME_PASSWORD.contains(path)) {
              if (path.startsWith("/camunda/api/")) {
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
              } else {
                response.sendRedirect(request.getContextPath() + "/password");
              }
              return;
            }
          }
        }
        chain.doFilter(request, response);
      }
    };
  }

  /** For programs: a one-time password opens nothing. */
  OncePerRequestFilter ofRequest() {
    return new OncePerRequestFilter() {
      @Override
      protected void doFilterInternal(
          HttpServletRequest request, HttpServletResponse response, FilterChain chain)
          throws ServletException, IOException {
        Person person = loggedIn();
        if (person != null && person.mustChangePassword()) {
          BasicEntryPoint.problem(response, 403, "须先修改密码", "请先在网页登录并修改一次性密码。");
          return;
        }
        chain.doFilter(request, response);
      }
    };
  }

  /** The session goes on as this person, without logging in again. */
  void goOnAs(Person person, HttpServletRequest request, HttpServletResponse response) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }

  private static Person loggedIn() {
    Authentication login = SecurityContextHolder.getContext().getAuthentication();
    return login != null && login.getPrincipal() instanceof Person person ? person : null;
  }

  private static void end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    SecurityContextHolder.clearContext();
  }
}
