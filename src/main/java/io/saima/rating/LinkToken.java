package io.saima.rating;

import io.saima.organization.sources.Secrets;

/**
 * The secret at the end of a link that was sent to somebody without an account: whoever has it may
 * answer, once. Only its hash is stored.
 *
 * @param text 43 characters that may stand in a URL
 */
public record LinkToken(String text) {

  /** A new one; nobody else knows it. */
  public static LinkToken random() {
    return new LinkToken(Secrets.random());
  }

  /**
   * What is stored. Whatever somebody sends in place of a token has a hash too, and finds nothing.
   */
  public String hash() {
    return Secrets.hash(text);
  }

  /** Without the secret, wherever it may be printed. */
  @Override
  public String toString() {
    return "link token";
  }
}
