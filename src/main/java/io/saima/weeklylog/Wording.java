package io.saima.weeklylog;

import java.util.Arrays;

/**
 * A text reduced to what tells whether it was written twice: letters and digits only, and the set
 * of its runs of three characters.
 */
final class Wording {

  private static final int RUN = 3;

  private final String bare;
  private final int length;
  private final int[] runs;

  private Wording(String bare, int length, int[] runs) {
    this.bare = bare;
    this.length = length;
    this.runs = runs;
  }

  static Wording of(String text) {
    int[] characters = new int[text.length()];
    int length = 0;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      i += Character.charCount(character);
      int narrow = narrow(character);
      if (Character.isLetterOrDigit(narrow)) {
        characters[length++] = Character.toLowerCase(narrow);
      }
    }
    int[] runs = new int[Math.max(0, length - RUN + 1)];
    for (int i = 0; i < runs.length; i++) {
      runs[i] = (characters[i] * 31 + characters[i + 1]) * 31 * 31 + characters[i + 2];
    }
    return new Wording(new String(characters, 0, length), length, distinct(runs));
  }

  /** Latin letters and figures of full width (３, Ａ) are the same as the usual ones. */
  private static int narrow(int character) {
    return character >= 0xFF01 && character <= 0xFF5E ? character - 0xFEE0 : character;
  }

  private static int[] distinct(int[] runs) {
    Arrays.sort(runs);
    int kept = 0;
    for (int run : runs) {
      if (kept == 0 || runs[kept - 1] != run) {
        runs[kept++] = run;
      }
    }
    return Arrays.copyOf(runs, kept);
  }

  /** How many letters and digits it has. */
  int length() {
    return length;
  }

  boolean sameAs(Wording other) {
    return bare.equals(other.bare);
  }

  /**
   * How much of both texts together is in both, in per cent rounded down (Jaccard); 0 if that is
   * less than {@link Repetitions#ALIKE}.
   */
  int likeness(Wording other) {
    int[] a = runs;
    int[] b = other.runs;
    // Of a + b runs at least so many must be common; most texts differ too much long before their
    // end.
    int needed =
        (int) Math.ceil(Repetitions.ALIKE * (a.length + b.length) / (100.0 + Repetitions.ALIKE));
    int common = 0;
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
      if (common + Math.min(a.length - i, b.length - j) < needed) {
        return 0;
      }
      if (a[i] == b[j]) {
        common++;
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return common == 0 || common < needed ? 0 : 100 * common / (a.length + b.length - common);
  }
}
