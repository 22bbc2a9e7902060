package io.saima.organization;

import io.saima.calendar.Quarter;
import java.util.Objects;
import java.util.Optional;

/**
 * An officer as the unit that assesses him has him: in the post that he held there last in the
 * quarter.
 *
 * @param officer with the assessing unit in place of his own, and a superior in it
 * @param planUnit the unit whose plan holds for him: to which he belonged then
 */
public record Assessed(Officer officer, String planUnit, AssessingUnit by) {

  /**
   * Empty if he worked nowhere in that quarter.
   *
   * @param now his present file
   */
  public static Optional<Assessed> of(
      Officer now, Career career, Quarter quarter, AssignmentRules rules) {
    return AssessingUnit.of(career.stays(), quarter)
        .map(
            by -> {
              Posting last =
                  career.spans().stream()
                      .filter(span -> !span.from().isAfter(quarter.last()))
                      .map(Career.Span::posting)
                      .filter(posting -> posting.worksAt().equals(by.unit()))
                      .reduce((earlier, later) -> later)
                      .orElseThrow();
              return new Assessed(
                  as(now, by.unit(), last, superior(now, by.unit(), last, rules)), last.unit(), by);
            });
  }

  /** Who is a guest in the unit answers to its head, everybody else to whom he answered then. */
  private static String superior(Officer now, String unit, Posting last, AssignmentRules rules) {
    return last.hosted()
        ? rules.unitHead(unit).filter(head -> !head.equals(now.id())).orElse(last.supervisor())
        : last.supervisor();
  }

  private static Officer as(Officer now, String unit, Posting last, String superior) {
    return new Officer(
        now.id(),
        now.name(),
        unit,
        last.postTitle(),
        last.postClass(),
        last.postType(),
        last.rank(),
        superior,
        now.status(),
        now.joinedOn(),
        last.postSince(),
        now.worksInUnit(),
        now.unitSince(),
        now.leftOn());
  }

  /** The same officer in the unit whose plan holds for him. */
  public Officer underHisPlan() {
    return new Officer(
        officer.id(),
        officer.name(),
        planUnit,
        officer.postTitle(),
        officer.postClass(),
        officer.postType(),
        officer.rankLevel(),
        officer.supervisorId(),
        officer.status(),
        officer.joinedOn(),
        officer.postSince(),
        officer.worksInUnit(),
        officer.unitSince(),
        officer.leftOn());
  }

  /** Whether anything is other than his present file says. */
  boolean differs(Officer now) {
    return !(officer.unitCode().equals(now.unitCode())
        && planUnit.equals(now.unitCode())
        && officer.postClass() == now.postClass()
        && officer.postType() == now.postType()
        && officer.rankLevel() == now.rankLevel()
        && officer.postTitle().equals(now.postTitle())
        && Objects.equals(officer.supervisorId(), now.supervisorId())
        && officer.postSince().equals(now.postSince()));
  }
}
