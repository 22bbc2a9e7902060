package io.saima.rating;

/**
 * What a data source is answered for one service event.
 *
 * @param id under which the event is known here
 * @param repeated whether it had been received before
 */
public record DeliveredEvent(String key, String id, RequestState state, boolean repeated) {

  /** The same in Chinese. */
  public String message() {
    return (repeated ? "此前已收到，本次未作改动：" : "已登记：") + state.label() + "。";
  }
}
