package io.saima.organization;

/** The present state of an officer, as the personnel office reports it. */
public enum OfficerStatus implements Labelled {
  NORMAL("NORMAL"),
  PROBATION("PROBATION"),
  SECONDED("SECONDED"),
  VILLAGE("VILLAGE"),
  LONG_LEAVE("LONG_LEAVE"),
  INVESTIGATED("INVESTIGATED"),
  PUNISHED("PUNISHED");

  private final String label;

  OfficerStatus(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  /** Works elsewhere: in a village, or for a host unit. */
  public boolean posted() {
    return this == SECONDED || this == VILLAGE;
  }
}
