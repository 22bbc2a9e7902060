package io.saima.scoring;

/** Whether a channel takes part in the evaluation. */
public enum ChannelStatus implements Coded {
  OFF("未启用"),
  SHRUNK("样本少，已合并岗位类均值"),
  PRESENT("有效"),
  MISSING("缺失");

  private final String label;

  ChannelStatus(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
