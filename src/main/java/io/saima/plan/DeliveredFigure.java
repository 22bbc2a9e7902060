package io.saima.plan;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * What a data source is answered for one figure; the same for ever, however often it asks.
 *
 * @param replaced what the figure was before; null unless {@link Result#REPLACED}
 * @param late whether the month had been reconciled
 * @param repeated whether this was answered before
 */
public record DeliveredFigure(
    String key,
    Result result,
    BigDecimal replaced,
    boolean late,
    LocalDateTime receivedAt,
    boolean repeated) {

  /** What came of it. */
  public enum Result {
    /** There was no figure before. */
    RECORDED,
    /** It holds in place of an earlier one, which stays in the history. */
    REPLACED,
    /** The same figure of the same source stood there already. */
    UNCHANGED
  }

  /** The same in Chinese. */
  public String message() {
    String words =
        switch (result) {
          case RECORDED -> "已登记";
          case REPLACED -> "已登记，替代原值" + replaced.stripTrailingZeros().toPlainString();
          case UNCHANGED -> "与现有数值相同，未作改动";
        };
    return (repeated ? "此前已收到（" + words + "），本次未作改动" : words)
        + (late && !repeated && result != Result.UNCHANGED ? "；该月已对账，有关对账单随即重新计算。" : "。");
  }
}
