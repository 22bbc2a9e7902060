package io.saima.weeklylog;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * A text reduced to what tells whether it was written twice: letters and digits only, and the set
 * of its runs of three characters.
 */
final class Wording {

  private static final int RUN = 3;

  private final String bare;
  private final int[] runs;

  private Wording(String bare, int[] runs) {
    this.bare = bare;
    this.runs = runs;
  }

  static Wording of(String text) {
    int[] characters =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .codePoints()
            .filter(Character::isLetterOrDigit)
            .toArray();
    int[] runs = new int[Math.max(0, characters.length - RUN + 1)];
    for (int i = 0; i < runs.length; i++) {
      runs[i] = (characters[i] * 31 + characters[i + 1]) * 31 * 31 + characters[i + 2];
    }
    return new Wording(
        new String(characters, 0, characters.length),
        Arrays.stream(runs).sorted().distinct().toArray());
  }

  /** How many letters and digits it has. */
  int length() {
    return bare.codePointCount(0, bare.length());
  }

  boolean sameAs(Wording other) {
    return bare.equals(other.bare);
  }

  /** How much of both texts together is in both, from 0 to 100 per cent (Jaccard), rounded down. */
  int likeness(Wording other) {
    int most = Math.max(runs.length, other.runs.length);
    int least = Math.min(runs.length, other.runs.length);
    if (least == 0) {
      return 0;
    }
    if (100L * least / most < Repetitions.ALIKE) {
      // So different in length, they cannot be alike enough to matter.
      return 100 * least / most;
    }
    int common = 0;
    for (int i = 0, j = 0; i < runs.length && j < other.runs.length; ) {
      if (runs[i] == other.runs[j]) {
        common++;
        i++;
        j++;
      } else if (runs[i] < other.runs[j]) {
        i++;
      } else {
        j++;
      }
    }
    return 100 * common / (runs.length + other.runs.length - common);
  }
}
