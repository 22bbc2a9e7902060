package io.saima.security;

import java.util.Arrays;
import java.util.Optional;

/** What a person may do in Saima, as Spring Security and the engine know it. */
public enum Role {
  OFFICER("公务员", "officer"),
  SUPERVISOR("主管领导", "supervisor"),
  ORGANIZATION("组织部", "organization"),
  DISCIPLINE("纪检监察", "discipline"),
  DESIGNER("流程设计", "designer"),
  ADMIN("系统管理", "camunda-admin");

  private final String label;
  private final String group;

  Role(String label, String group) {
    this.label = label;
    this.group = group;
  }

  public String label() {
    return label;
  }

  /** The id of the engine's group of those who have this role. */
  public String group() {
    return group;
  }

  String authority() {
    return "ROLE_" + name();
  }

  static Optional<Role> ofGroup(String group) {
    return Arrays.stream(values()).filter(role -> role.group.equals(group)).findFirst();
  }
}
