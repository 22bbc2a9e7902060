package io.saima.rating;

import java.time.LocalDateTime;

/**
 * A link on its way to one person.
 *
 * @param id the same whenever the same is sent again, so that a gateway can tell; no secret
 * @param subject Chinese, one line
 * @param text Chinese, without the link: who asks, and what for
 * @param link the whole address
 * @param validUntil when it ends
 */
public record LinkLetter(
    String id, Contact to, String subject, String text, String link, LocalDateTime validUntil) {

  /** Without whom it goes to and what it holds, wherever it may be printed. */
  @Override
  public String toString() {
    return "letter " + id;
  }
}
