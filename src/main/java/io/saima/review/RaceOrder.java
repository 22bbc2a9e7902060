package io.saima.review;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * The order of a race by lot: everybody's lot is the SHA-256 of seed, review and his id, and the
 * smallest comes first. Anybody can draw it again with a tool of his own, and who is excused moves
 * nobody else.
 */
final class RaceOrder {

  private RaceOrder() {}

  /** The officers in the order in which they appear. */
  static List<String> of(String seed, ReviewId review, Collection<String> officers) {
    return officers.stream()
        .distinct()
        .sorted(
            comparing((String officer) -> lot(seed, review, officer)).thenComparing(naturalOrder()))
        .toList();
  }

  /** The digest, in hex, of {@code seed/2026-Q3/body/officer}. */
  static String lot(String seed, ReviewId review, String officer) {
    return digest(seed + "/" + review + "/" + officer);
  }

  static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
