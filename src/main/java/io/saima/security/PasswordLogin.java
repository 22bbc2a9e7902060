package io.saima.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Checks a password, in the login page and in HTTP basic alike. Every refusal says the same after
 * the same time, so that nobody learns from it which accounts exist. A program that sends the same
 * password with every request pays for bcrypt once in a while only.
 */
class PasswordLogin extends DaoAuthenticationProvider {

  private final LoginThrottle throttle;
  private final SecretKeySpec key;
  private final Cache<String, Boolean> checked =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(5)).maximumSize(1_000).build();

  PasswordLogin(People people, PasswordEncoder passwords, LoginThrottle throttle) {
    super(people::loadUserByUsername);
    this.throttle = throttle;
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    key = new SecretKeySpec(secret, "HmacSHA256");
    setPasswordEncoder(passwords);
    setPreAuthenticationChecks(user -> {});
    setPostAuthenticationChecks(
        user -> {
          if (!user.isEnabled()) {
            throw new BadCredentialsException("disabled");
          }
        });
  }

  @Override
  public Authentication authenticate(Authentication login) {
    String address =
        login.getDetails() instanceof WebAuthenticationDetails details
            ? String.valueOf(details.getRemoteAddress())
            : "";
    throttle.attempt(login.getName(), address);
    Authentication result = super.authenticate(login);
    throttle.succeeded(login.getName(), address);
    return result;
  }

  @Override
  protected void additionalAuthenticationChecks(
      UserDetails user, UsernamePasswordAuthenticationToken login) {
    String mark = mark(user, login);
    if (checked.getIfPresent(mark) == null) {
      super.additionalAuthenticationChecks(user, login);
      checked.put(mark, true);
    }
  }

  private String mark(UserDetails user, UsernamePasswordAuthenticationToken login) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(user.getPassword().getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      mac.update(String.valueOf(login.getCredentials()).getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", e);
    }
  }
}
