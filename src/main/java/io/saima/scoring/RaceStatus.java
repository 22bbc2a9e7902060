package io.saima.scoring;

/** Whether somebody has a race score. */
public enum RaceStatus implements Coded {
  EXCUSED("经批准不参加"),
  MISSING("缺失"),
  PRESENT("有效");

  private final String label;

  RaceStatus(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
