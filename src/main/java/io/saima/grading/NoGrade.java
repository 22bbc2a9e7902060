package io.saima.grading;

import io.saima.scoring.OfficerStatus;

/** Why somebody has no grade this quarter; such people are listed and never hold up the others. */
public enum NoGrade {
  NO_DATA("指标无数据"),
  DROPPED_WEIGHT("取消的指标权重过大"),
  E_SHARE("有效测评不足"),
  E_NO_OFFICIAL("缺少组织、上级和同级测评"),
  E_NO_POPULAR("缺少群众、第三方和舆论测评"),
  NO_PLAN("岗位没有考核方案"),
  INVALID_INPUT("计分数据不合规则");

  private final String label;

  NoGrade(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** What an outcome's reason says, for people: a standing, or what is missing. */
  public static String sentence(String code) {
    for (OfficerStatus status : OfficerStatus.values()) {
      if (status.name().equals(code)) {
        return status.label();
      }
    }
    int colon = code.indexOf(':');
    String name = colon < 0 ? code : code.substring(0, colon);
    for (NoGrade reason : values()) {
      if (reason.name().equals(name)) {
        return colon < 0 ? reason.label() : reason.label() + "（" + code.substring(colon + 1) + "）";
      }
    }
    // A reason that is new here is shown as it is rather than holding up a whole body.
    return code;
  }
}
