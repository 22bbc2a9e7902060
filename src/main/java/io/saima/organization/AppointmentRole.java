package io.saima.organization;

/** The offices to which people are appointed for the assessment. */
public enum AppointmentRole implements Labelled {
  PERSONNEL_OFFICER("人事干部"),
  ORGANIZATION_OFFICER("组织部经办"),
  COMMITTEE("考核委员"),
  RACE_PANEL("赛马评委"),
  /** The head of several units assessed together, whom no rule names. */
  JOINT_BODY_HEAD("联合考核负责人"),
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
    return switch (this) {
      case PERSONNEL_OFFICER, COMMITTEE, RACE_PANEL, JOINT_BODY_HEAD -> true;
      default -> false;
    };
  }
}
