package io.saima.scoring;

/** Whether enough channels have a value to make an evaluation. */
public enum EvaluationStatus implements Coded {
  OK("有效"),
  INSUFFICIENT("渠道不足");

  private final String label;

  EvaluationStatus(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
