package io.saima.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps people's words from being taken for Markdown or HTML: every character that means something
 * there is written as a numeric character reference, which a browser shows as the character.
 */
final class Markup {

  /** Figures, dates and times are left as they are. */
  private static final Pattern MEANINGFUL =
      Pattern.compile("(?!(?<=\\d)[-.:](?=\\d))[!-$&-+.:<=>@\\[-`{-~-]");

  private static final Pattern REFERENCE = Pattern.compile("&#(\\d{2,3});");

  private Markup() {}

  static String escape(String text) {
    return MEANINGFUL.matcher(text).replaceAll(found -> "&#" + (int) found.group().charAt(0) + ";");
  }

  /** Undoes {@link #escape}. */
  static String unescape(String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1)))));
  }
}
