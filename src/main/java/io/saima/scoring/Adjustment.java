package io.saima.scoring;

import java.util.Map;

/**
 * Points added or taken by a document.
 *
 * @param points more than 0 to 10, whatever the kind
 * @param doc the document that gives or takes them
 */
public record Adjustment(Kind kind, Rational points, String doc) {

  /** Whether points are added or taken. */
  public enum Kind implements Coded {
    COMMENDATION("加分"),
    DEDUCTION("扣分");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  /** The points with their sign. */
  Rational signed() {
    return kind == Kind.COMMENDATION ? points : points.negated();
  }

  static Adjustment read(Fields fields) {
    fields.require("kind", "points", "doc");
    return new Adjustment(
        fields.choice("kind", Kind.class),
        fields.decimal("points", DecimalRange.above("0", "10")),
        fields.text("doc", Fields.REFERENCE));
  }

  Map<String, Object> toTree() {
    return Tree.input().put("kind", kind).put("points", points).put("doc", doc).done();
  }
}
