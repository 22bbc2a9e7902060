package io.saima.review;

import io.saima.scoring.PeerMatrix;
import io.saima.scoring.Policy;
import io.saima.scoring.Rational;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How a rater leans: by how much he scores people higher than others do who scored them too.
 *
 * <p>Calibration (scoring §4) reads this from a matrix of who scored whom. The whole matrix would
 * tell who a rater is: he is the one who is missing from his row. So a frozen input has a matrix of
 * its own, from which the calculation gets the same leanings and nobody gets more: the officer's
 * column, and columns of nobody in which made-up raters agree on the middle and each rater differs
 * from them by his leaning. Leanings are whole points, so that many raters share one.
 *
 * @param people by whom he can be compared, at most {@link #MOST_PEOPLE}
 * @param points whole points, not more than half the scale
 */
record PeerLean(int people, Rational points) {

  static final int MOST_PEOPLE = 15;

  private static final int MOST_MEMBERS = 60;
  private static final Rational MIDDLE = Rational.of(50);

  /** From the differences to the others' medians; null if there are too few to tell. */
  static PeerLean of(List<Rational> differences, Policy policy) {
    if (differences.size() < policy.calibMinRatees()) {
      return null;
    }
    Rational whole = Rational.of(Rational.median(differences).rounded(0));
    return new PeerLean(
        Math.min(differences.size(), MOST_PEOPLE), whole.clip(MIDDLE.negated(), MIDDLE));
  }

  /**
   * The matrix of one officer's input.
   *
   * @param scores what each rater gave him, by the rater's key in this input
   * @param leans how each rater leans, by the same key; who cannot be compared is absent
   */
  static PeerMatrix matrix(
      String officer, Map<String, Rational> scores, Map<String, PeerLean> leans, Policy policy) {
    List<String> raters = List.copyOf(new TreeSet<>(scores.keySet()));
    int agreeing = Math.max(raters.size(), policy.calibMinOthers());
    int own = raters.size() > policy.calibMinOthers() ? 1 : 0;
    int room = MOST_MEMBERS - 1 - raters.size() - agreeing;
    int columns =
        Math.max(
            0,
            Math.min(
                room,
                leans.values().stream().mapToInt(lean -> lean.people() - own).max().orElse(0)));
    List<String> members = new ArrayList<>(List.of(officer));
    members.addAll(raters);
    for (int i = 1; i <= columns; i++) {
      members.add("column-" + i);
    }
    for (int i = 1; i <= agreeing; i++) {
      members.add("middle-" + i);
    }
    List<List<Rational>> rows = new ArrayList<>();
    for (String member : members) {
      List<Rational> row = new ArrayList<>(Collections.nCopies(members.size(), null));
      if (scores.containsKey(member)) {
        row.set(0, scores.get(member));
        PeerLean lean = leans.get(member);
        if (lean != null) {
          fill(row, raters.size(), Math.min(columns, lean.people() - own), lean.points());
        }
      } else if (member.startsWith("middle-")) {
        fill(row, raters.size(), columns, Rational.ZERO);
      }
      rows.add(row);
    }
    return new PeerMatrix(members, rows);
  }

  /** Writes into the first columns of nobody, which stand behind the officer and his raters. */
  private static void fill(List<Rational> row, int raters, int columns, Rational points) {
    for (int i = 1; i <= columns; i++) {
      row.set(raters + i, MIDDLE.plus(points));
    }
  }
}
