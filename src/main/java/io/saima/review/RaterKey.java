package io.saima.review;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A rater's secret in one review, from which follows a key of its own for each person whom he
 * rates. Without the secret nobody can tell which keys belong to one rater; otherwise the people on
 * his sheet, and who is missing there, would give him away.
 *
 * @param secret random text that stands in {@code rater_key} only
 */
record RaterKey(String secret) {

  private static final int SECRET_BYTES = 15;
  private static final int KEY_BYTES = 8;
  private static final String ALGORITHM = "HmacSHA256";

  static RaterKey random(SecureRandom random) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return new RaterKey(Base64.getUrlEncoder().encodeToString(bytes));
  }

  /** The key under which he rates this person in this role. */
  String about(String ratee, RaterRole role) {
    return HexFormat.of().formatHex(sealed(role + "/" + ratee), 0, KEY_BYTES);
  }

  /**
   * The salt of his {@link Commitment} about this person. It is never stored; without the phrase
   * that he chose not even this secret leads to it.
   */
  String salt(String phrase, String ratee, RaterRole role) {
    return HexFormat.of().formatHex(sealed("salt/" + role + "/" + ratee + "/" + phrase));
  }

  /** Tells a phrase from another one. */
  String receiptCheck(String phrase) {
    return HexFormat.of().formatHex(sealed("receipt/" + phrase));
  }

  private byte[] sealed(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is part of every JDK", e);
    }
  }
}
