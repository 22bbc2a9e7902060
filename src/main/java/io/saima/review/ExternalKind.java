package io.saima.review;

import io.saima.organization.Labelled;

/** Who rates from outside, and for which channel of the evaluation. */
public enum ExternalKind implements Labelled {
  REPRESENTATIVE("两代表一委员", RaterRole.PUB),
  GRID_WORKER("网格员", RaterRole.PUB),
  THIRD_PARTY("第三方机构", RaterRole.THIRD),
  MEDIA("媒体", RaterRole.MEDIA);

  private final String label;
  private final RaterRole role;

  ExternalKind(String label, RaterRole role) {
    this.label = label;
    this.role = role;
  }

  @Override
  public String label() {
    return label;
  }

  public RaterRole role() {
    return role;
  }
}
