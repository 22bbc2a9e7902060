package io.saima.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** Changes the password of whoever is logged in; his other sessions end, this one goes on. */
@Service
public class OwnPassword {

  private final Accounts accounts;
  private final People people;
  private final PasswordEncoder passwords;
  private final LoginThrottle throttle;
  private final CurrentPerson current;

  OwnPassword(
      Accounts accounts,
      People people,
      PasswordEncoder passwords,
      LoginThrottle throttle,
      CurrentPerson current) {
    this.accounts = accounts;
    this.people = people;
    this.passwords = passwords;
    this.throttle = throttle;
    this.current = current;
  }

  /** Empty if done, else a Chinese sentence that says why not. */
  public Optional<String> change(
      Person person,
      String present,
      String wanted,
      HttpServletRequest request,
      HttpServletResponse response) {
    String username = person.getUsername();
    Account account = accounts.exactly(username).orElseThrow();
    try {
      throttle.attempt(username, request.getRemoteAddr());
    } catch (TooManyAttempts e) {
      return Optional.of("尝试次数过多，请稍后再试。");
    }
    if (!passwords.matches(present, account.passwordHash())) {
      return Optional.of("当前密码不正确。");
    }
    throttle.succeeded(username, request.getRemoteAddr());
    Optional<String> problem = Passwords.problem(wanted, username);
    if (problem.isPresent()) {
      return problem;
    }
    if (wanted.equals(present)) {
      return Optional.of("新密码不能与当前密码相同。");
    }
    accounts.setPassword(account, passwords.encode(wanted), false);
    people.forget(username);
    current.goOnAs(people.loadUserByUsername(username), request, response);
    return Optional.empty();
  }
}
