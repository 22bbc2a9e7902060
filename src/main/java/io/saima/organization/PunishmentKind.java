package io.saima.organization;

/** Disciplinary punishments (政务处分) and how long each is in force. */
public enum PunishmentKind implements Labelled {
  WARNING("警告", 6),
  DEMERIT("记过", 12),
  MAJOR_DEMERIT("记大过", 18),
  DEMOTION("降级", 24),
  DISMISSAL("撤职", 24);

  private final String label;
  private final int months;

  PunishmentKind(String label, int months) {
    this.label = label;
    this.months = months;
  }

  @Override
  public String label() {
    return label;
  }

  public int months() {
    return months;
  }
}
