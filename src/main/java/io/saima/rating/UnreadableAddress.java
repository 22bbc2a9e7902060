package io.saima.rating;

/** An address cannot be opened, because it was sealed under another key. */
class UnreadableAddress extends PushFailed {

  private static final long serialVersionUID = 1L;

  private static final String REMEDY =
      "SAIMA_CONTACT_KEY在登记之后被更换了。请改回原来的密钥并重启，然后重试；原密钥找不回来的不必处理，服务后满24小时自动作废，联系方式随即删除。";

  /** One that is among others which can be read. */
  UnreadableAddress(String eventId) {
    super("这位群众的联系方式解不开（编号%s）：%s".formatted(eventId, REMEDY));
  }

  /** Nobody who waits can be read. */
  UnreadableAddress(int waiting) {
    super("待发送的%d个联系方式全部解不开，SAIMA_CONTACT_KEY不对：%s".formatted(waiting, REMEDY), true);
  }
}
