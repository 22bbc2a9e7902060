package io.saima.rating;

import io.saima.organization.Labelled;

/** How far the asking of a citizen has come. */
public enum RequestState implements Labelled {
  WAITING("待发送"),
  /** It waits, and no channel reaches such a contact yet; stored as one that waits. */
  NO_CHANNEL("等待开通发送渠道"),
  /** Its link did not go out; a case of its own tries again. */
  FAILING("发送失败，重试中"),
  SENT("已发送"),
  /** The citizen scans at the counter: nothing is sent. */
  COUNTER("现场扫码"),
  /** It arrived, or could first be sent, more than 24 hours after the service. */
  LATE("超过24小时，未发送"),
  /** All tries failed within the 24 hours. */
  GIVEN_UP("未送达"),
  /** No channel reached such a contact within the 24 hours. */
  UNREACHABLE("24小时内没有可用的发送渠道");

  private final String label;

  RequestState(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
