package io.saima.organization;

/** The family ties for which one is recused (回避). */
public enum RelationKind implements Labelled {
  SPOUSE("夫妻"),
  LINEAL("直系血亲"),
  COLLATERAL("三代以内旁系血亲"),
  IN_LAW("近姻亲");

  private final String label;

  RelationKind(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
