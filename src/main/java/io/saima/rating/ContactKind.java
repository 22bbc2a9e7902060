package io.saima.rating;

import io.saima.organization.Labelled;

/** How a link reaches somebody. */
public enum ContactKind implements Labelled {
  PHONE("手机短信"),
  MAIL("电子邮件"),
  /** What the sender's own gateway knows the person by; nobody else can reach him with it. */
  REFERENCE("来源系统"),
  /** He stands at the counter: the link is shown to him as a QR code. */
  COUNTER("扫码");

  private final String label;

  ContactKind(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
