package io.saima.scoring;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The few rules about text: characters are code points, and so is their order. */
final class Text {

  /**
   * Text order by Unicode code point.
   *
   * <p>Not {@link String#compareTo}, which compares UTF-16 units and so puts rare characters, such
   * as those of some personal names, before the last of the common plane.
   */
  static final Comparator<String> ORDER =
      (left, right) -> {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        return Arrays.compare(a, b);
      };

  private static final int SHOWN = 40;

  private Text() {}

  /** In text order, without duplicates. */
  static List<String> sorted(Collection<String> texts) {
    return texts.stream().distinct().sorted(ORDER).toList();
  }

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Whether every surrogate stands in a pair, so that the text survives UTF-8. */
  static boolean isWellFormed(String text) {
    return text.codePoints().noneMatch(Text::isLoneSurrogate);
  }

  /** At most forty characters that can be printed anywhere, for a message. */
  static String shortened(String text) {
    int[] shown =
        text.codePoints().limit(SHOWN).map(c -> isLoneSurrogate(c) ? 0xFFFD : c).toArray();
    return new String(shown, 0, shown.length);
  }

  private static boolean isLoneSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
