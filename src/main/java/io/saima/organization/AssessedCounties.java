package io.saima.organization;

import io.saima.calendar.Quarter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The county as it is assessed in a quarter: everybody stands in the unit in which he worked for
 * the longer half of it ({@link AssessingUnit}).
 */
@Component
public class AssessedCounties {

  private final CurrentCounty current;
  private final Postings postings;
  private final Clock clock;
  private volatile View last;

  private record View(
      County present,
      Quarter quarter,
      LocalDate day,
      Map<String, Assessed> several,
      AssignmentRules rules) {}

  AssessedCounties(CurrentCounty current, Postings postings, Clock clock) {
    this.current = current;
    this.postings = postings;
    this.clock = clock;
  }

  public County of(Quarter quarter) {
    return view(quarter).rules().county();
  }

  /** Who gets a task today about somebody as he is assessed in that quarter. */
  public AssignmentRules rules(Quarter quarter) {
    return view(quarter).rules();
  }

  /** How he is assessed, if his history or a posting asks for more than his present file. */
  public Optional<Assessed> assessed(String officer, Quarter quarter) {
    return Optional.ofNullable(view(quarter).several().get(officer));
  }

  private View view(Quarter quarter) {
    County present = current.get();
    LocalDate today = LocalDate.now(clock);
    View known = last;
    if (known == null
        || known.present != present
        || !known.quarter.equals(quarter)
        || !known.day.equals(today)) {
      Map<String, Assessed> several = several(present, postings.several(), quarter, today);
      known =
          new View(
              present, quarter, today, several, new AssignmentRules(seen(present, several), today));
      last = known;
    }
    return known;
  }

  /** Everybody of whom more is known than where he is now. */
  static Map<String, Assessed> several(
      County present, Map<String, List<Posting>> postings, Quarter quarter, LocalDate today) {
    AssignmentRules rules = new AssignmentRules(present, today);
    Map<String, Assessed> several = new HashMap<>();
    for (Officer officer : present.officers()) {
      List<Posting> known = postings.get(officer.id());
      if (known != null || officer.status().posted()) {
        Career career = Career.of(known == null ? Postings.unrecorded(officer) : known);
        Assessed.of(officer, career, quarter, rules)
            .ifPresent(one -> several.put(officer.id(), one));
      }
    }
    return several;
  }

  static County seen(County present, Map<String, Assessed> several) {
    Map<String, Officer> instead = new HashMap<>();
    several.forEach(
        (id, one) ->
            present
                .officer(id)
                .filter(one::differs)
                .ifPresent(now -> instead.put(id, one.officer())));
    return present.with(instead);
  }
}
