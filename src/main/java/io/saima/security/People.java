package io.saima.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.saima.notification.Administrators;
import io.saima.organization.AppointmentRole;
import io.saima.organization.Assignments;
import io.saima.organization.County;
import io.saima.organization.CurrentCounty;
import io.saima.organization.DepartmentStaff;
import io.saima.organization.Officer;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/**
 * Says who somebody is and which roles he has now: what his account and his offices make of him.
 */
@Component
public class People implements DepartmentStaff, Administrators {

  /** How long a change of office or account may need to reach an open session. */
  private static final Duration FRESH = Duration.ofSeconds(15);

  private static final int MOST_ADMINISTRATORS = 1000;

  private final Accounts accounts;
  private final CurrentCounty county;
  private final Assignments assignments;
  private final Clock clock;
  private final Cache<String, Optional<Person>> recent =
      Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(10_000).build();

  People(Accounts accounts, CurrentCounty county, Assignments assignments, Clock clock) {
    this.accounts = accounts;
    this.county = county;
    this.assignments = assignments;
    this.clock = clock;
  }

  /** Whose account this is; for the login only. */
  Person loadUserByUsername(String username) {
    return accounts
        .find(username)
        .map(this::person)
        .orElseThrow(() -> new UsernameNotFoundException("no such account"));
  }

  /** Somebody who is logged in, as he is now or was a moment ago. */
  Optional<Person> current(String username) {
    return recent.get(username, name -> accounts.exactly(name).map(this::person));
  }

  /** An account was changed. */
  void forget(String username) {
    recent.invalidate(username);
  }

  private Person person(Account account) {
    if (account.officerId() == null) {
      return new Person(
          account, labels(account.staffRoles()), account.staffRoles(), account.enabled());
    }
    Optional<Officer> officer = county.get().officer(account.officerId());
    LocalDate today = LocalDate.now(clock);
    boolean here = officer.filter(o -> hasNotLeft(o, today)).isPresent();
    return new Person(
        account,
        officer.map(Officer::name).orElse(account.username()),
        roles(account.officerId()),
        account.enabled() && here);
  }

  private static boolean hasNotLeft(Officer officer, LocalDate today) {
    return officer.leftOn() == null || !officer.leftOn().isBefore(today);
  }

  /** The roles that an officer's offices give him today. */
  Set<Role> roles(String officerId) {
    County now = county.get();
    LocalDate today = LocalDate.now(clock);
    Set<Role> roles = EnumSet.of(Role.OFFICER);
    if (now.directReports(officerId).stream().anyMatch(o -> o.assessed() && hasNotLeft(o, today))) {
      roles.add(Role.SUPERVISOR);
    }
    if (assignments.today().isPersonnelOfficer(officerId)) {
      roles.add(Role.PERSONNEL);
    }
    if (assignments
        .today()
        .holders(AppointmentRole.ORGANIZATION_OFFICER, null)
        .contains(officerId)) {
      roles.add(Role.ORGANIZATION);
    }
    if (assignments.today().holders(AppointmentRole.DISCIPLINE, null).contains(officerId)) {
      roles.add(Role.DISCIPLINE);
    }
    return roles;
  }

  @Override
  public boolean includes(String account) {
    Account staff = accounts.staff().get(account);
    return staff != null && staff.enabled() && staff.staffRoles().contains(Role.ORGANIZATION);
  }

  @Override
  public List<String> administrators() {
    return holders(Role.ADMIN, MOST_ADMINISTRATORS);
  }

  /** A person as a record or a note names him: name and account. */
  public String title(String username) {
    String name =
        county
            .get()
            .officer(username)
            .map(Officer::name)
            .orElseGet(() -> labels(rolesOf(username)));
    return name.isEmpty() ? username : name + "（" + username + "）";
  }

  private static String labels(Set<Role> roles) {
    return roles.stream().sorted().map(Role::label).collect(Collectors.joining("、"));
  }

  /** The roles of anybody: of an account without an officer, or of an officer. */
  Set<Role> rolesOf(String userId) {
    Account staff = accounts.staff().get(userId);
    if (staff != null) {
      return staff.staffRoles();
    }
    return county.get().officer(userId).isPresent() ? roles(userId) : Set.of();
  }

  /** The names of a role's holders, accounts first, as many as asked for. */
  List<String> holders(Role role, int atMost) {
    List<String> ids = new ArrayList<>();
    accounts.staff().values().stream()
        .filter(account -> account.enabled() && account.staffRoles().contains(role))
        .forEach(account -> ids.add(account.username()));
    switch (role) {
      case ORGANIZATION ->
          ids.addAll(assignments.today().holders(AppointmentRole.ORGANIZATION_OFFICER, null));
      case DISCIPLINE -> ids.addAll(assignments.today().holders(AppointmentRole.DISCIPLINE, null));
      case OFFICER, SUPERVISOR, PERSONNEL ->
          county.get().officers().stream()
              .map(Officer::id)
              .filter(id -> role == Role.OFFICER || roles(id).contains(role))
              .sorted()
              .limit(atMost)
              .forEach(ids::add);
      default -> {}
    }
    return ids.size() > atMost ? ids.subList(0, atMost) : ids;
  }
}
