package io.saima.rating;

import io.saima.organization.Labelled;

/** The services after which a citizen is asked. */
public enum ServiceEventKind implements Labelled {
  PUBLIC_APPROVAL("公开审批"),
  VILLAGE_VISIT("下村走访"),
  ENTERPRISE_RECEPTION("企业接待");

  private final String label;

  ServiceEventKind(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
