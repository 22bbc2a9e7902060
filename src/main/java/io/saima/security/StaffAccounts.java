package io.saima.security;

import io.saima.organization.CurrentCounty;
import io.saima.security.AccountChange.Act;
import io.saima.security.OneTimePasswords.Slip;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The accounts that belong to no officer: administrators make, change and disable them, the
 * organization department sees them and hands out its own colleagues' passwords. Nobody changes his
 * own account, so that somebody else always knows of it.
 */
@Service
@PreAuthorize("hasRole('ADMIN')")
public class StaffAccounts {

  /** The roles that an account without an officer may have. */
  public static final Set<Role> ROLES =
      EnumSet.of(Role.ORGANIZATION, Role.DISCIPLINE, Role.DESIGNER, Role.ADMIN);

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{2,31}");

  private final Accounts accounts;
  private final AccountChanges changes;
  private final OneTimePasswords passwords;
  private final People people;
  private final CurrentCounty county;

  StaffAccounts(
      Accounts accounts,
      AccountChanges changes,
      OneTimePasswords passwords,
      People people,
      CurrentCounty county) {
    this.accounts = accounts;
    this.changes = changes;
    this.passwords = passwords;
    this.people = people;
    this.county = county;
  }

  /**
   * An account in the list.
   *
   * @param newcomer whether its one-time password is not yet replaced
   * @param demo whether it exists in the demo only and is never changed
   */
  public record Line(
      String username, Set<Role> roles, boolean enabled, boolean newcomer, boolean demo) {}

  @PreAuthorize("hasAnyRole('ORGANIZATION', 'ADMIN')")
  public List<Line> list() {
    return accounts.staff().values().stream()
        .map(this::line)
        .sorted(Comparator.comparing(Line::username))
        .toList();
  }

  @PreAuthorize("hasAnyRole('ORGANIZATION', 'ADMIN')")
  public Optional<Line> find(String username) {
    return Optional.ofNullable(accounts.staff().get(username)).map(this::line);
  }

  private Line line(Account account) {
    return new Line(
        account.username(),
        account.staffRoles(),
        account.enabled(),
        account.mustChangePassword(),
        !accounts.isStored(account.username()));
  }

  /**
   * Makes an account with a one-time password.
   *
   * @throws AccountRefused if the name or the roles cannot be
   */
  @Transactional
  public Slip create(String username, Set<Role> roles, Person by) {
    if (!NAME.matcher(username).matches()) {
      throw new AccountRefused("账号应为3至32个小写字母、数字、点、横线或下划线，并以字母开头。");
    }
    check(roles);
    boolean taken =
        accounts.find(username).isPresent()
            || county.get().officer(username.toUpperCase(Locale.ROOT)).isPresent();
    if (taken) {
      throw new AccountRefused("账号“" + username + "”已被使用，请换一个。");
    }
    return passwords.issue(new Account(username, "", null, roles, true, true), Act.CREATED, by);
  }

  /**
   * Hands out a new one-time password.
   *
   * @throws AccountRefused if the account cannot be changed, or not by this person
   */
  @PreAuthorize("hasAnyRole('ORGANIZATION', 'ADMIN')")
  @Transactional
  public Slip resetPassword(String username, Person by) {
    Account account = changeable(username);
    if (!account.enabled()) {
      throw new AccountRefused("账号已停用，请先由系统管理员启用。");
    }
    return passwords.issue(account, Act.PASSWORD, by);
  }

  /**
   * Gives an account other roles.
   *
   * @throws AccountRefused if the account or these roles cannot be, or no administrator remained
   */
  @Transactional
  public void setRoles(String username, Set<Role> roles, Person by) {
    check(roles);
    Account account = changeableByAnother(username, by);
    if (!roles.contains(Role.ADMIN)) {
      mayLoseAdministrator(account);
    }
    if (!roles.equals(account.staffRoles())) {
      accounts.setRoles(username, roles);
      changed(username, Act.ROLES, roles, by);
    }
  }

  /**
   * Disables an account; whoever is logged in with it is out within seconds.
   *
   * @throws AccountRefused if the account cannot be changed, or no administrator remained
   */
  @Transactional
  public void disable(String username, Person by) {
    Account account = changeableByAnother(username, by);
    mayLoseAdministrator(account);
    if (account.enabled()) {
      accounts.setEnabled(username, false);
      changed(username, Act.DISABLED, Set.of(), by);
    }
  }

  /**
   * Enables an account again, with the password that it had.
   *
   * @throws AccountRefused if the account cannot be changed
   */
  @Transactional
  public void enable(String username, Person by) {
    Account account = changeableByAnother(username, by);
    if (!account.enabled()) {
      accounts.setEnabled(username, true);
      changed(username, Act.ENABLED, Set.of(), by);
    }
  }

  private void changed(String username, Act act, Set<Role> roles, Person by) {
    people.forget(username);
    changes.record(username, act, roles, by.getUsername());
  }

  private static void check(Set<Role> roles) {
    if (roles.isEmpty() || !ROLES.containsAll(roles)) {
      throw new AccountRefused("请至少选择一个角色。");
    }
    if (roles.contains(Role.DISCIPLINE) && roles.size() > 1) {
      throw new AccountRefused("纪检监察账号只看不办，不能兼有其他角色。");
    }
  }

  private Account changeableByAnother(String username, Person by) {
    accounts.lockStaff();
    Account account = changeable(username);
    if (username.equals(by.getUsername())) {
      throw new AccountRefused("不能更改自己的账号，请由另一位系统管理员办理。");
    }
    return account;
  }

  private Account changeable(String username) {
    Account account = accounts.staff().get(username);
    if (account == null) {
      throw new AccountRefused("没有账号“" + username + "”。");
    }
    if (!accounts.isStored(username)) {
      throw new AccountRefused("演示账号不能更改。");
    }
    return account;
  }

  private void mayLoseAdministrator(Account account) {
    boolean another =
        accounts.staff().values().stream()
            .filter(other -> !other.username().equals(account.username()))
            .anyMatch(other -> other.enabled() && other.staffRoles().contains(Role.ADMIN));
    if (!another) {
      throw new AccountRefused("这是最后一个启用的系统管理员账号，不能停用或取消其系统管理角色。");
    }
  }
}
