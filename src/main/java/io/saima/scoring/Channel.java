package io.saima.scoring;

import java.util.Locale;

/** The six channels of the evaluation (多元评价), in the order in which results list them. */
public enum Channel implements Coded {
  ORG("组织部门", Side.OFFICIAL),
  SUP("上级分管领导", Side.OFFICIAL),
  PEER("同级互评", Side.OFFICIAL),
  PUB("群众与服务对象", Side.POPULAR),
  THIRD("第三方", Side.POPULAR),
  MEDIA("舆论监督", Side.POPULAR);

  /** Officials' judgement (官评) or the people's (民评): an evaluation needs both. */
  public enum Side {
    OFFICIAL,
    POPULAR
  }

  private final String label;
  private final Side side;

  Channel(String label, Side side) {
    this.label = label;
    this.side = side;
  }

  @Override
  public String label() {
    return label;
  }

  public Side side() {
    return side;
  }

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
