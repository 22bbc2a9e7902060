package io.saima.review;

/** Why somebody does not get the ballot about an officer (回避). */
public enum RecusalGround {
  SELF("本人"),
  /** 公务员法 74 and 76: spouses, lineal and collateral blood relations, near in-laws. */
  RELATION("亲属关系（公务员法第七十四条、第七十六条）"),
  /** He complained about the officer; known to the organization department and discipline only. */
  COMPLAINANT("投诉人"),
  /** 公务员法 76: an interest, or whatever else may keep him from being fair. */
  CONFLICT("利害关系（公务员法第七十六条）"),
  /** Not a ground to stand aside, but one to ask somebody else. */
  AWAY("不在岗"),
  LEFT("已离任");

  private final String label;

  RecusalGround(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
