package io.saima.scoring;

import java.util.Map;

/**
 * One weekly log (周纪实) as the diligence coefficient sees it.
 *
 * @param planned tasks planned, 1–1000; only if filed
 * @param done tasks done, 0 to {@code planned}; only if filed
 */
public record Week(State state, Integer planned, Integer done) {

  /** What became of the log of a week. */
  public enum State implements Coded {
    FILED("已填报"),
    LEAVE("全周请假"),
    MISSING("逾期未填");

    private final String label;

    State(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  private static final int MOST_TASKS = 1000;

  public static Week filed(int planned, int done) {
    return new Week(State.FILED, planned, done);
  }

  /** Approved leave for the whole week: the week is not due. */
  public static Week leave() {
    return new Week(State.LEAVE, null, null);
  }

  /** Not filed after the grace period: the week is due and counts 0. */
  public static Week missing() {
    return new Week(State.MISSING, null, null);
  }

  static Week read(Fields fields) {
    fields.require("state");
    return new Week(
        fields.choice("state", State.class),
        fields.integer("planned", 1, MOST_TASKS),
        fields.integer("done", 0, MOST_TASKS));
  }

  void check(String at, Errors errors) {
    if (state == State.FILED) {
      errors.require(planned, at + ".planned", "已填报的周必须写计划数");
      errors.require(done, at + ".done", "已填报的周必须写完成数");
      errors.addIf(
          planned != null && done != null && done > planned,
          at + ".done",
          ErrorCode.RANGE,
          "完成数不能大于计划数，请核对");
    } else {
      errors.forbid(planned, at + ".planned", "请假或未填的周不写计划数，请删去");
      errors.forbid(done, at + ".done", "请假或未填的周不写完成数，请删去");
    }
  }

  Map<String, Object> toTree() {
    return Tree.input().put("state", state).put("planned", planned).put("done", done).done();
  }
}
