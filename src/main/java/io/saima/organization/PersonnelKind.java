package io.saima.organization;

import java.util.Objects;

/** What happened to an officer's place in the service. */
public enum PersonnelKind implements Labelled {
  MOVE("调动"),
  LEAVING("退休/离职"),
  RECRUIT("新录用"),
  VILLAGE("驻村"),
  SECONDMENT("借调"),
  RETURN("归队"),
  POST("任职变动"),
  STATUS("状态变动"),
  CORRECTION("更正");

  private final String label;

  PersonnelKind(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  /** What makes the one posting the other. */
  static PersonnelKind between(Posting before, Posting after) {
    if (after.leftOn() != null && before.leftOn() == null) {
      return LEAVING;
    }
    if (!after.unit().equals(before.unit())) {
      return MOVE;
    }
    if (after.status() != before.status() || !Objects.equals(after.worksIn(), before.worksIn())) {
      return switch (after.status()) {
        case VILLAGE -> VILLAGE;
        case SECONDED -> SECONDMENT;
        default -> before.status().posted() ? RETURN : STATUS;
      };
    }
    boolean samePost =
        after.postClass() == before.postClass()
            && after.postType() == before.postType()
            && after.rank() == before.rank()
            && after.postTitle().equals(before.postTitle())
            && Objects.equals(after.supervisor(), before.supervisor());
    return samePost ? CORRECTION : POST;
  }
}
