package io.saima.review;

import io.saima.scoring.Channel;
import java.util.Optional;

/**
 * In what role somebody rates an officer: for one of the channels of the evaluation, or the race.
 */
public enum RaterRole {
  ORG(Channel.ORG),
  SUP(Channel.SUP),
  PEER(Channel.PEER),
  /** Representatives and grid workers; citizens rate by their own way. */
  PUB(Channel.PUB),
  THIRD(Channel.THIRD),
  MEDIA(Channel.MEDIA),
  RACE(null);

  private final Channel channel;

  RaterRole(Channel channel) {
    this.channel = channel;
  }

  /** The channel of the evaluation; empty for the race. */
  public Optional<Channel> channel() {
    return Optional.ofNullable(channel);
  }

  public String label() {
    return channel == null ? "赛马评委" : channel.label();
  }
}
