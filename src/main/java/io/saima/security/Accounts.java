package io.saima.security;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** The accounts: those of the table, and in the demo those that everybody has. */
@Component
class Accounts {

  private static final RowMapper<Account> ROW =
      (row, number) ->
          new Account(
              row.getString("username"),
              row.getString("password_hash"),
              row.getString("officer_id"),
              Role.set(row.getString("staff_roles")),
              row.getBoolean("must_change_password"),
              row.getBoolean("enabled"));

  private final JdbcTemplate jdbc;
  private final Clock clock;
  private final ObjectProvider<AccountSource> others;

  Accounts(JdbcTemplate jdbc, Clock clock, ObjectProvider<AccountSource> others) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.others = others;
  }

  /** An officer's id may be written in small letters; no two ids differ by case only. */
  Optional<Account> find(String username) {
    String name = username == null ? "" : username.strip();
    return exactly(name).or(() -> exactly(name.toUpperCase(Locale.ROOT)));
  }

  Optional<Account> exactly(String username) {
    if (username.isEmpty() || username.length() > 64) {
      return Optional.empty();
    }
    return jdbc.query("select * from account where username = ?", ROW, username).stream()
        .findFirst()
        .or(() -> others.stream().flatMap(source -> source.find(username).stream()).findFirst());
  }

  /** The accounts that are no officer's, by name. */
  Map<String, Account> staff() {
    Map<String, Account> all = new LinkedHashMap<>();
    others.stream()
        .flatMap(source -> source.staff().stream())
        .forEach(account -> all.put(account.username(), account));
    jdbc.query("select * from account where officer_id is null order by username", ROW)
        .forEach(account -> all.put(account.username(), account));
    return all;
  }

  /** Whether the account is in the table and not only one of those that the demo has. */
  boolean isStored(String username) {
    return jdbc.queryForObject(
            "select count(*) from account where username = ?", Integer.class, username)
        > 0;
  }

  /** Lets nobody else change accounts without an officer until this transaction ends. */
  void lockStaff() {
    jdbc.queryForList("select username from account where officer_id is null for update");
  }

  void setRoles(String username, Set<Role> roles) {
    jdbc.update(
        "update account set staff_roles = ?, changed_at = ? where username = ?",
        Role.text(roles),
        LocalDateTime.now(clock),
        username);
  }

  void setEnabled(String username, boolean enabled) {
    jdbc.update(
        "update account set enabled = ?, changed_at = ? where username = ?",
        enabled,
        LocalDateTime.now(clock),
        username);
  }

  /** Sets a password, and makes the account where there is none yet. */
  void setPassword(Account account, String hash, boolean mustChange) {
    LocalDateTime now = LocalDateTime.now(clock);
    int changed = update(account, hash, mustChange, now);
    if (changed == 0) {
      try {
        jdbc.update(
            "insert into account (username, password_hash, officer_id, staff_roles,"
                + " must_change_password, enabled, changed_at) values (?, ?, ?, ?, ?, ?, ?)",
            account.username(),
            hash,
            account.officerId(),
            Role.text(account.staffRoles()),
            mustChange,
            account.enabled(),
            now);
      } catch (DuplicateKeyException e) {
        update(account, hash, mustChange, now);
      }
    }
  }

  private int update(Account account, String hash, boolean mustChange, LocalDateTime now) {
    return jdbc.update(
        "update account set password_hash = ?, must_change_password = ?, changed_at = ?"
            + " where username = ?",
        hash,
        mustChange,
        now,
        account.username());
  }

  /** Which of these officers have a password of their own. */
  Set<String> withPassword(Collection<String> officerIds) {
    if (officerIds.isEmpty()) {
      return Set.of();
    }
    String marks = officerIds.stream().map(id -> "?").collect(Collectors.joining(", "));
    return Set.copyOf(
        jdbc.queryForList(
            "select officer_id from account where officer_id in (" + marks + ")",
            String.class,
            officerIds.toArray()));
  }
}
