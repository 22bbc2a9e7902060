package io.saima.grading;

/** How far the grades of a body have come. */
public enum GradeState {
  RANKING("末位并列，排定先后"),
  PROPOSING("分管领导提名"),
  RAISING("上调建议待上级确认"),
  SIGNING("考核主体负责人签署"),
  APPROVING("组织部审定"),
  PUBLIC_NOTICE("好等次公示"),
  NOTIFYING("结果告知"),
  OBJECTION("异议期"),
  EFFECTIVE("已生效");

  private final String label;

  GradeState(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** Whether the organization department has approved. */
  public boolean approved() {
    return compareTo(PUBLIC_NOTICE) >= 0;
  }
}
