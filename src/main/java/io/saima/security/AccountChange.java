package io.saima.security;

import java.time.LocalDateTime;
import java.util.Set;

/**
 * What somebody did to an account, and when.
 *
 * @param staffRoles the roles given; empty where the act is about something else
 * @param doneBy the account of whoever did it
 */
public record AccountChange(
    String username, Act act, Set<Role> staffRoles, String doneBy, LocalDateTime doneAt) {

  /** What was done. */
  public enum Act {
    CREATED("开通账号"),
    PASSWORD("重置密码"),
    ROLES("调整角色"),
    DISABLED("停用"),
    ENABLED("启用");

    private final String label;

    Act(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }
}
