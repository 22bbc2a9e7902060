package io.saima.scoring;

/** Whether peer scores are corrected for lenient and severe raters. */
public enum CalibrationMode implements Coded {
  OFF("不校准"),
  SHADOW("只列出，不采用"),
  ON("采用");

  private final String label;

  CalibrationMode(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
