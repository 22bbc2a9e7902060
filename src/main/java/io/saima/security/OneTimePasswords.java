package io.saima.security;

import io.saima.notification.Notes;
import io.saima.organization.CurrentCounty;
import io.saima.organization.Officer;
import io.saima.security.AccountChange.Act;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands out passwords that hold for one login; each is shown once and stored nowhere in clear.
 * Every one is recorded, and its owner is told who had it made.
 */
@Service
@PreAuthorize("hasAnyRole('ORGANIZATION', 'ADMIN')")
public class OneTimePasswords {

  /** Whose passwords only an administrator hands out: the department must not act in their name. */
  private static final Set<Role> OUT_OF_THE_DEPARTMENTS_REACH =
      EnumSet.of(Role.DISCIPLINE, Role.DESIGNER, Role.ADMIN);

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

  private final Accounts accounts;
  private final AccountChanges changes;
  private final People people;
  private final CurrentCounty county;
  private final PasswordEncoder encoder;
  private final Notes notes;
  private final Clock clock;

  OneTimePasswords(
      Accounts accounts,
      AccountChanges changes,
      People people,
      CurrentCounty county,
      PasswordEncoder encoder,
      Notes notes,
      Clock clock) {
    this.accounts = accounts;
    this.changes = changes;
    this.people = people;
    this.county = county;
    this.encoder = encoder;
    this.notes = notes;
    this.clock = clock;
  }

  /** What is printed and handed over. */
  public record Slip(String unit, String name, String username, String password) {}

  /**
   * What came of a request for several passwords.
   *
   * @param refusals a Chinese sentence for each person who got none
   */
  public record Handout(List<Slip> slips, List<String> refusals) {}

  /** Which of these officers have a password of their own already, used or not. */
  public Set<String> holders(List<String> officerIds) {
    return accounts.withPassword(officerIds);
  }

  /** New passwords for these officers, unless they have left or it is not for {@code by} to do. */
  @Transactional
  public Handout issue(List<String> officerIds, Person by) {
    LocalDate today = LocalDate.now(clock);
    List<String> refusals = new ArrayList<>();
    List<Officer> officers =
        officerIds.stream()
            .flatMap(id -> county.get().officer(id).stream())
            .filter(officer -> officer.leftOn() == null || !officer.leftOn().isBefore(today))
            .filter(
                officer -> {
                  Optional<String> refusal = refusal(officer.id(), by);
                  refusal.ifPresent(refusals::add);
                  return refusal.isEmpty();
                })
            .toList();
    List<String> passwords = officers.stream().map(officer -> Passwords.oneTime()).toList();
    List<String> hashes = passwords.parallelStream().map(encoder::encode).toList();
    List<Slip> slips = new ArrayList<>();
    for (int i = 0; i < officers.size(); i++) {
      Officer officer = officers.get(i);
      set(
          new Account(officer.id(), "", officer.id(), Set.of(), true, true),
          hashes.get(i),
          Act.PASSWORD,
          by);
      String unit =
          county.get().unit(officer.unitCode()).map(u -> u.name()).orElse(officer.unitCode());
      slips.add(new Slip(unit, officer.name(), officer.id(), passwords.get(i)));
    }
    return new Handout(slips, refusals);
  }

  /**
   * A new password for an account that is no officer's; makes the account where there is none.
   *
   * @throws AccountRefused if it is not for {@code by} to do
   */
  @Transactional
  Slip issue(Account account, Act act, Person by) {
    refusal(account.username(), by)
        .ifPresent(
            sentence -> {
              throw new AccountRefused(sentence);
            });
    String password = Passwords.oneTime();
    set(account, encoder.encode(password), act, by);
    return new Slip("系统账号", people.title(account.username()), account.username(), password);
  }

  /** Why somebody may not hand out this account's password, in a Chinese sentence. */
  public Optional<String> refusal(String username, Person by) {
    if (username.equals(by.getUsername())) {
      return Optional.of("不能在这里重置自己的密码，请点击右上角的姓名，在“修改密码”页面修改。");
    }
    return people.rolesOf(username).stream()
        .filter(role -> OUT_OF_THE_DEPARTMENTS_REACH.contains(role) && !by.has(Role.ADMIN))
        .sorted()
        .findFirst()
        .map(role -> "%s有“%s”角色，其密码只能由系统管理员重置。".formatted(people.title(username), role.label()));
  }

  private void set(Account account, String hash, Act act, Person by) {
    String username = account.username();
    accounts.setPassword(account, hash, true);
    people.forget(username);
    changes.record(username, act, account.staffRoles(), by.getUsername());
    notes.write(
        username,
        "account/password",
        "密码已重置",
        "您的密码于%s由%s重置。如果您不知情，请立即告知系统管理员。"
            .formatted(LocalDateTime.now(clock).format(MINUTE), people.title(by.getUsername())),
        null);
  }
}
