package io.saima.scoring;

/** How a channel or a panel was brought to one number. */
public enum Method implements Coded {
  NONE("无值"),
  MEAN("平均"),
  MEDIAN("中位数"),
  TRIMMED("去掉两端后平均"),
  SHRUNK("与岗位类均值合并");

  private final String label;

  Method(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
