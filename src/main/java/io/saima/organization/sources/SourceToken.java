package io.saima.organization.sources;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What opens the door to a data source: its number and a secret. */
record SourceToken(long source, String text) {

  private static final Pattern FORM = Pattern.compile("saima_(\\d{1,18})_" + Secrets.FORM);

  static SourceToken random(long source) {
    return new SourceToken(source, "saima_" + source + "_" + Secrets.random());
  }

  static Optional<SourceToken> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new SourceToken(Long.parseLong(form.group(1)), text))
        : Optional.empty();
  }

  String hash() {
    return Secrets.hash(text);
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
