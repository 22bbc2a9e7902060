package io.saima.plan;

import io.saima.organization.Labelled;

/**
 * What the organization department should look at before it approves; nothing is refused for it.
 */
public enum PlanConcern implements Labelled {
  /** 001 一(一)1 (M06): attraction, demolition and revenue 62 %, party building and ecology 11 %. */
  VISIBLE_OVER_LATENT("显绩重于潜绩"),
  /** 003 (M12): uniform counts of enforcement lead to over-enforcement. */
  ENFORCEMENT_COUNT("法定执法数量作指标"),
  /** 001 六 (C33): a weight raised for one officer's benefit. */
  NAMED_PERSON("权重调整影响具体个人"),
  /** 001 三(四)1 (M09): a revision asked for something after the draft was submitted. */
  OVERTAKEN("报送后有新的调整");

  private final String label;

  PlanConcern(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  /** A concern as one line: {@code 【显绩重于潜绩】…}. */
  String line(String text) {
    return "【%s】%s".formatted(label, text);
  }
}
