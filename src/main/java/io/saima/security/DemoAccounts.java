package io.saima.security;

import io.saima.organization.AppointmentRole;
import io.saima.organization.AssignmentRules;
import io.saima.organization.Assignments;
import io.saima.organization.County;
import io.saima.organization.Officer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * In the demo everybody logs in with the same password. Nothing of it is stored, so that the same
 * database without the demo profile knows none of these accounts.
 */
@Component
@Profile("demo")
public class DemoAccounts implements AccountSource {

  public static final String PASSWORD = "saima-demo";

  private final Assignments assignments;
  private final String hash;
  private final Map<String, Account> staff = new LinkedHashMap<>();

  DemoAccounts(Assignments assignments, PasswordEncoder passwords) {
    this.assignments = assignments;
    this.hash = passwords.encode(PASSWORD);
    add("organization", Role.ORGANIZATION);
    add("discipline", Role.DISCIPLINE);
    add("designer", Role.DESIGNER);
    add("admin", Role.ADMIN);
  }

  private void add(String name, Role role) {
    staff.put(name, new Account(name, hash, null, EnumSet.of(role), false, true));
  }

  @Override
  public Optional<Account> find(String username) {
    return Optional.ofNullable(staff.get(username))
        .or(
            () ->
                assignments
                    .county()
                    .officer(username)
                    .map(o -> new Account(o.id(), hash, o.id(), Set.of(), false, true)));
  }

  /** An account to try a role with. */
  public record Example(String role, String username, String who) {}

  /** One account of each role. */
  public List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    AssignmentRules today = assignments.today();
    County now = assignments.county();
    now.units().stream()
        .map(unit -> today.unitHead(unit.code()))
        .flatMap(Optional::stream)
        .flatMap(head -> now.directReports(head).stream())
        .filter(officer -> officer.assessed() && today.atWork(officer.id()))
        .filter(officer -> now.directReports(officer.id()).isEmpty())
        .findFirst()
        .ifPresent(
            officer -> {
              examples.add(example(now, "公务员", officer.id()));
              today
                  .supervisor(officer.id())
                  .ifPresent(id -> examples.add(example(now, "主管领导", id)));
            });
    today.holders(AppointmentRole.ORGANIZATION_OFFICER, null).stream()
        .findFirst()
        .ifPresent(id -> examples.add(example(now, "组织部经办", id)));
    for (Account account : staff.values()) {
      Role role = account.staffRoles().iterator().next();
      examples.add(new Example(role.label(), account.username(), ""));
    }
    return examples;
  }

  private static Example example(County county, String role, String id) {
    Officer officer = county.officer(id).orElseThrow();
    return new Example(role, id, officer.name() + " " + officer.postTitle());
  }

  @Override
  public List<Account> staff() {
    return List.copyOf(staff.values());
  }
}
