package io.saima.rating;

/**
 * A link could not be sent. The message says what to do, in Chinese, and holds neither the address
 * nor the link: it stands in Cockpit.
 */
public class PushFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean channelIsDown;

  /** It failed for this one; nothing is known about others. */
  public PushFailed(String message) {
    this(message, false);
  }

  /**
   * @param channelIsDown whether it would fail for anybody, as far as can be told
   */
  public PushFailed(String message, boolean channelIsDown) {
    super(message);
    this.channelIsDown = channelIsDown;
  }

  public boolean channelIsDown() {
    return channelIsDown;
  }
}
