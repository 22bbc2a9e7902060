package io.saima.security;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person may do in Saima, as Spring Security and the engine know it. */
public enum Role {
  OFFICER("公务员", "officer"),
  SUPERVISOR("主管领导", "supervisor"),
  PERSONNEL("单位人事", "personnel"),
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

  /** Roles as a column holds them. */
  static String text(Set<Role> roles) {
    return roles.stream().map(Role::name).sorted().collect(Collectors.joining(","));
  }

  static Set<Role> set(String text) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    if (text != null && !text.isEmpty()) {
      Arrays.stream(text.split(",")).map(Role::valueOf).forEach(roles::add);
    }
    return roles;
  }

  static Optional<Role> ofGroup(String group) {
    return Arrays.stream(values()).filter(role -> role.group.equals(group)).findFirst();
  }
}
