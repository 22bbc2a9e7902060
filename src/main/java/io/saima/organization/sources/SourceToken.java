package io.saima.organization.sources;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What opens the door to a data source: its number and 256 random bits. So much chance cannot be
 * guessed, so a plain SHA-256 hides it well enough, and costs nothing at every delivery.
 */
record SourceToken(long source, String text) {

  private static final Pattern FORM = Pattern.compile("saima_(\\d{1,18})_[A-Za-z0-9_-]{43}");
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  static SourceToken random(long source) {
    byte[] secret = new byte[BYTES];
    RANDOM.nextBytes(secret);
    return new SourceToken(
        source,
        "saima_" + source + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }

  static Optional<SourceToken> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new SourceToken(Long.parseLong(form.group(1)), text))
        : Optional.empty();
  }

  String hash() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }

  /** Compares in the same time wherever the difference is. */
  boolean matches(String hash) {
    return MessageDigest.isEqual(
        hash().getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
  }

  /** Without the secret, wherever it may be printed. */
  @Override
  public String toString() {
    return "token of data source " + source;
  }
}
