package io.saima.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Fixes the content of one opinion: SHA-256 over it and a salt. Whoever knows both can see that
 * nothing was changed; from the commitment alone nobody learns the opinion.
 */
final class Commitment {

  private static final String ALGORITHM = "SHA-256";
  private static final int DECIMALS = 2;

  private Commitment() {}

  /**
   * @param key under which the opinion stands
   * @param score null unless valid
   */
  static String of(
      String review,
      String ratee,
      RaterRole role,
      String key,
      ScoreState state,
      BigDecimal score,
      String salt) {
    String points =
        score == null ? "" : score.setScale(DECIMALS, RoundingMode.UNNECESSARY).toPlainString();
    String content = String.join("|", review, ratee, role.name(), key, state.name(), points, salt);
    try {
      byte[] hash =
          MessageDigest.getInstance(ALGORITHM).digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is part of every JDK", e);
    }
  }
}
