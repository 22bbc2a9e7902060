package io.saima.organization.sources;

import java.time.LocalDateTime;

/**
 * What somebody did to a data source, and when.
 *
 * @param doneBy the account of whoever did it
 */
public record SourceAct(Act act, String doneBy, LocalDateTime doneAt) {

  /** What was done. */
  public enum Act {
    CREATED("登记"),
    ALLOTTED("调整报送范围"),
    EVENTS_ALLOWED("准许报送服务事项"),
    EVENTS_DENIED("停止报送服务事项"),
    RENEWED("更换令牌"),
    REVOKED("吊销令牌");

    private final String label;

    Act(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }
}
