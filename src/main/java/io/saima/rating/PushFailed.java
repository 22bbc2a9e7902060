package io.saima.rating;

/**
 * A link could not be sent. The message says what to do, in Chinese, and holds neither the address
 * nor the link: it stands in Cockpit.
 */
public class PushFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PushFailed(String message) {
    super(message);
  }
}
