package io.saima.review;

import io.saima.calendar.Quarter;
import io.saima.organization.Assignments;
import io.saima.organization.Body;
import io.saima.organization.County;
import io.saima.organization.Officer;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps whoever runs the reviews out of those that are about himself: he neither reads nor settles
 * who rates him or a relation of his and who stands aside from them, and has no hand in the review
 * of a body in which one of them is assessed. Somebody else of the department does it.
 */
@Service
@Transactional(readOnly = true)
public class Impartiality {

  static final String NOT_HIS_BODY = "您本人或亲属在这个主体被评，请由组织部其他人办理。";

  private final Assignments assignments;
  private final ReviewMembers members;

  Impartiality(Assignments assignments, ReviewMembers members) {
    this.assignments = assignments;
    this.members = members;
  }

  /** Whether an officer is he himself or a relation of his. */
  public boolean concerns(String person, String officer) {
    return assignments.excludes(person, officer);
  }

  /** He himself and his relations: of them he reads nothing here, in no list and in no count. */
  public Set<String> closedTo(String person) {
    Set<String> people = new TreeSet<>(assignments.county().relatives(person));
    people.add(person);
    return people;
  }

  /** Whether he or a relation of his is assessed in the body. */
  public boolean concerns(String person, ReviewId review) {
    return bodies(person, review.quarter()).contains(review.body());
  }

  /** The bodies in which he or a relation of his is assessed today, or was when a review began. */
  public Set<String> bodies(String person, Quarter quarter) {
    County county = assignments.county();
    Set<String> people = closedTo(person);
    Set<String> bodies = new TreeSet<>();
    for (String one : people) {
      if (county.officer(one).filter(Officer::assessed).isPresent()) {
        county.bodyOf(one).map(Body::code).ifPresent(bodies::add);
      }
    }
    members.reviewsOf(quarter, people).forEach(review -> bodies.add(review.body()));
    return bodies;
  }

  /** Why he does nothing about the review of a body, as a sentence; empty if he may. */
  public Optional<String> refusal(String person, ReviewId review) {
    return concerns(person, review) ? Optional.of(NOT_HIS_BODY) : Optional.empty();
  }
}
