package io.saima.security;

import io.saima.security.AccountChange.Act;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** The record of what was done to accounts; rows are added and read, nothing else. */
@Component
public class AccountChanges {

  private static final RowMapper<AccountChange> ROW =
      (row, number) ->
          new AccountChange(
              row.getString("username"),
              Act.valueOf(row.getString("act")),
              Role.set(row.getString("staff_roles")),
              row.getString("done_by"),
              row.getObject("done_at", LocalDateTime.class));

  private final JdbcTemplate jdbc;
  private final Clock clock;

  AccountChanges(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void record(String username, Act act, Set<Role> staffRoles, String by) {
    jdbc.update(
        "insert into account_change (username, act, staff_roles, done_by, done_at)"
            + " values (?, ?, ?, ?, ?)",
        username,
        act.name(),
        Role.text(staffRoles),
        by,
        LocalDateTime.now(clock));
  }

  /** What was done to one account, newest first. */
  public List<AccountChange> of(String username) {
    return jdbc.query(
        "select * from account_change where username = ? order by id desc", ROW, username);
  }

  public long count() {
    return jdbc.queryForObject("select count(*) from account_change", Long.class);
  }

  /**
   * What was done to all accounts, newest first.
   *
   * @param first counted from 0
   */
  public List<AccountChange> list(int first, int size) {
    return jdbc.query(
        "select * from account_change order by id desc limit ? offset ?", ROW, size, first);
  }
}
