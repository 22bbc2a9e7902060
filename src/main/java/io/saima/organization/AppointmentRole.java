package io.saima.organization;

/** The offices to which people are appointed for the assessment. */
public enum AppointmentRole implements Labelled {
  PERSONNEL_OFFICER("人事干部"),
  ORGANIZATION_OFFICER("组织部经办"),
  COMMITTEE("考核委员"),
  RACE_PANEL("赛马评委"),
  CHECK_TEAM("核查组"),
  DISCIPLINE("纪检监察"),
  SUPERVISION_GROUP("督导组");

  private final String label;

  AppointmentRole(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  /** Served for one unit, never county-wide. */
  public boolean needsUnit() {
    return this == PERSONNEL_OFFICER || this == COMMITTEE || this == RACE_PANEL;
  }
}
