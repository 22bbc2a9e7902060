package io.saima.scoring;

/**
 * The lights of an indicator or a person (红黄绿灯), from the best to the worst; grey means that data
 * are missing.
 */
public enum Light implements Coded {
  GREEN("绿灯"),
  GREY("灰灯（无数据）"),
  YELLOW("黄灯"),
  ORANGE("橙灯"),
  RED("红灯");

  private final String label;

  Light(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  /** The worse of two lights. */
  public Light orWorse(Light other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
