package io.saima.security;

import io.saima.organization.CurrentCounty;
import io.saima.organization.Officer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands out passwords that hold for one login; each is shown once and stored nowhere in clear. */
@Service
@PreAuthorize("hasRole('ORGANIZATION')")
public class OneTimePasswords {

  private final Accounts accounts;
  private final People people;
  private final CurrentCounty county;
  private final PasswordEncoder encoder;
  private final Clock clock;

  OneTimePasswords(
      Accounts accounts,
      People people,
      CurrentCounty county,
      PasswordEncoder encoder,
      Clock clock) {
    this.accounts = accounts;
    this.people = people;
    this.county = county;
    this.encoder = encoder;
    this.clock = clock;
  }

  /** What is printed and handed over. */
  public record Slip(String unit, String name, String username, String password) {}

  /** Which of these officers have a password of their own already, used or not. */
  public Set<String> holders(List<String> officerIds) {
    return accounts.withPassword(officerIds);
  }

  /** New passwords for these officers, unless they have left. */
  @Transactional
  public List<Slip> issue(List<String> officerIds) {
    LocalDate today = LocalDate.now(clock);
    List<Officer> officers =
        officerIds.stream()
            .flatMap(id -> county.get().officer(id).stream())
            .filter(officer -> officer.leftOn() == null || !officer.leftOn().isBefore(today))
            .toList();
    List<String> passwords = officers.stream().map(officer -> Passwords.oneTime()).toList();
    List<String> hashes = passwords.parallelStream().map(encoder::encode).toList();
    List<Slip> slips = new ArrayList<>();
    for (int i = 0; i < officers.size(); i++) {
      slips.add(issue(officers.get(i), passwords.get(i), hashes.get(i)));
    }
    return slips;
  }

  private Slip issue(Officer officer, String password, String hash) {
    Account account = new Account(officer.id(), "", officer.id(), Set.of(), true, true);
    accounts.setPassword(account, hash, true);
    people.forget(officer.id());
    String unit =
        county.get().unit(officer.unitCode()).map(u -> u.name()).orElse(officer.unitCode());
    return new Slip(unit, officer.name(), officer.id(), password);
  }
}
