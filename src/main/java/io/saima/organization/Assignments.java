package io.saima.organization;

import io.saima.engine.Recusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who gets a task now: {@link AssignmentRules} on today's county. */
@Component
public class Assignments implements Recusal {

  private final CurrentCounty county;
  private final Clock clock;
  private volatile Day day;

  private record Day(County county, LocalDate date, AssignmentRules rules) {}

  Assignments(CurrentCounty county, Clock clock) {
    this.county = county;
    this.clock = clock;
  }

  public County county() {
    return county.get();
  }

  /** The rules of today; take them once for many questions. */
  public AssignmentRules today() {
    return on(LocalDate.now(clock));
  }

  public AssignmentRules on(LocalDate date) {
    County now = county.get();
    Day known = day;
    if (known == null || known.county != now || !known.date.equals(date)) {
      known = new Day(now, date, new AssignmentRules(now, date));
      day = known;
    }
    return known.rules;
  }

  public Optional<String> supervisor(String officerId) {
    return today().supervisor(officerId);
  }

  public Optional<String> leaderInCharge(String officerId) {
    return today().leaderInCharge(officerId);
  }

  public Optional<String> proposer(String officerId) {
    return today().proposer(officerId);
  }

  public Optional<String> escalation(String aboutOfficer, String current) {
    return today().escalation(aboutOfficer, current);
  }

  public Optional<String> unitHead(String unitCode) {
    return today().unitHead(unitCode);
  }

  public Optional<String> personnelOfficer(String aboutOfficer) {
    return today().personnelOfficer(aboutOfficer);
  }

  public Optional<String> organizationOfficer(String aboutOfficer) {
    return today().organizationOfficer(aboutOfficer);
  }

  public Optional<String> organizationOfficer(Body body) {
    return today().organizationOfficer(body);
  }

  public Optional<String> organizationHead(Body body) {
    return today().organizationHead(body);
  }

  public Optional<String> bodyHead(Body body) {
    return today().bodyHead(body);
  }

  public List<String> committee(Body body) {
    return today().committee(body);
  }

  public List<String> racePanel(Body body) {
    return today().racePanel(body);
  }

  public Optional<String> firstLeader() {
    return today().firstLeader();
  }

  @Override
  public boolean excludes(String person, String about) {
    return person.equals(about) || county.get().related(person, about);
  }

  public Roster roster(Body body, LocalDate date) {
    return Roster.of(county.get(), body, date);
  }
}
