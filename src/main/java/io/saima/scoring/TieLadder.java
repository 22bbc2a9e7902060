package io.saima.scoring;

import java.util.Comparator;
import java.util.List;

/**
 * Who comes first among people who want the same places, scoring §5.3.
 *
 * <p>Seven rungs, fixed: Q, P, public mean (missing last), fewer reds, fewer yellows, merit, the
 * committee's order (missing last). Two people equal on all seven are tied, and nobody is chosen by
 * chance.
 */
final class TieLadder {

  /** Best first; people who compare equal are tied. */
  static final Comparator<QuotaInput.Candidate> ORDER =
      Comparator.comparing(QuotaInput.Candidate::q, Comparator.reverseOrder())
          .thenComparing(QuotaInput.Candidate::p, Comparator.reverseOrder())
          .thenComparing(QuotaInput.Candidate::pub, Comparator.nullsLast(Comparator.reverseOrder()))
          .thenComparing(QuotaInput.Candidate::reds)
          .thenComparing(QuotaInput.Candidate::yellows)
          .thenComparing(QuotaInput.Candidate::merit, Comparator.reverseOrder())
          .thenComparing(
              QuotaInput.Candidate::committeeRank, Comparator.nullsLast(Comparator.naturalOrder()));

  private TieLadder() {}

  /**
   * The outcome of a choice.
   *
   * @param chosen who surely has a place
   * @param tied who are equal across the boundary; empty or at least two
   * @param contested the places for which the tied compete; fewer than the tied
   * @param rest who surely has none here
   */
  record Choice(
      List<QuotaInput.Candidate> chosen,
      List<QuotaInput.Candidate> tied,
      int contested,
      List<QuotaInput.Candidate> rest) {

    /** The places that this choice takes up. */
    int used() {
      return chosen.size() + contested;
    }
  }

  /** Chooses the first {@code n} of the ladder, as far as it decides; {@code n} is 0 or more. */
  static Choice choose(List<QuotaInput.Candidate> people, int n) {
    List<QuotaInput.Candidate> sorted = people.stream().sorted(ORDER).toList();
    if (n >= sorted.size()) {
      return new Choice(sorted, List.of(), 0, List.of());
    }
    if (n == 0) {
      return new Choice(List.of(), List.of(), 0, sorted);
    }
    QuotaInput.Candidate last = sorted.get(n - 1);
    if (ORDER.compare(last, sorted.get(n)) != 0) {
      return new Choice(sorted.subList(0, n), List.of(), 0, sorted.subList(n, sorted.size()));
    }
    List<QuotaInput.Candidate> chosen =
        sorted.stream().filter(person -> ORDER.compare(person, last) < 0).toList();
    return new Choice(
        chosen,
        sorted.stream().filter(person -> ORDER.compare(person, last) == 0).toList(),
        n - chosen.size(),
        sorted.stream().filter(person -> ORDER.compare(person, last) > 0).toList());
  }
}
