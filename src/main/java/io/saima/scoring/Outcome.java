package io.saima.scoring;

/** What a calculation leads to: a graded result or the reason why there is none. */
public enum Outcome implements Coded {
  GRADED("评定等次"),
  DEFERRED("暂缓评定"),
  COMMENT_ONLY("只写评语，不定等次"),
  PENDING("暂不定等次，待结案后补定"),
  NOT_ASSESSED("不参加考核");

  private final String label;

  Outcome(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
