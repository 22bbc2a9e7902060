package io.saima.review;

import io.saima.calendar.Quarter;

/**
 * A quarter and an assessing body: one review. Written as its business key {@code 2026-Q3/LX-U001}.
 */
public record ReviewId(Quarter quarter, String body) {

  /**
   * Reads a business key.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static ReviewId of(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || slash == text.length() - 1) {
      throw new IllegalArgumentException("Not a review: " + text);
    }
    return new ReviewId(Quarter.parse(text.substring(0, slash)), text.substring(slash + 1));
  }

  @Override
  public String toString() {
    return quarter + "/" + body;
  }
}
