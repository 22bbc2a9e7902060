package io.saima.scoring;

import java.util.Comparator;
import java.util.Map;

/** A reported fact that has no effect on the grade, and why. */
public record IgnoredFact(String ref, Reason reason) {

  /** Why a fact has no effect; the first that applies. */
  public enum Reason implements Coded {
    NOT_VERIFIED("未经核实"),
    NOT_KEY("不是关键指标"),
    NOT_HEARD("未听取本人申辩");

    private final String label;

    Reason(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  /** By reference, then reason, in text order. */
  static final Comparator<IgnoredFact> ORDER =
      Comparator.comparing(IgnoredFact::ref, Text.ORDER)
          .thenComparing(fact -> fact.reason().code());

  Map<String, Object> toTree() {
    return Tree.result().put("ref", ref).put("reason", reason).done();
  }
}
