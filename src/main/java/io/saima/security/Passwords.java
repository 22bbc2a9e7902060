package io.saima.security;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/** What a password must be like, and passwords that are handed out. */
final class Passwords {

  /** Without letters and digits that look alike on paper. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int SHORTEST = 12;
  private static final int LONGEST_IN_BYTES = 72;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Passwords() {}

  /** Why this cannot be the password of that account, in a Chinese sentence. */
  static Optional<String> problem(String password, String username) {
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      return Optional.of("密码至少 " + SHORTEST + " 个字符。");
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_IN_BYTES) {
      return Optional.of("密码太长（最多 " + LONGEST_IN_BYTES + " 字节）。");
    }
    if (password.toLowerCase(Locale.ROOT).contains(username.toLowerCase(Locale.ROOT))) {
      return Optional.of("密码不得包含账号。");
    }
    if (password.codePoints().distinct().count() < 5) {
      return Optional.of("密码过于简单，请至少使用 5 种不同的字符。");
    }
    return Optional.empty();
  }

  /** Twelve random characters in three groups, some 59 bits. */
  static String oneTime() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      if (i > 0 && i % 4 == 0) {
        password.append('-');
      }
      password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return password.toString();
  }
}
