package io.saima.review;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Draws a fixed number of raters for each person so that everybody rates about as often as
 * everybody else.
 *
 * <p>The lot decides between equals; where exclusions leave somebody short, others change places
 * with him, so that nobody is rated by fewer people than he could be.
 */
final class BalancedDraw {

  private final List<String> ratees;
  private final List<String> raters;
  private final int[][] eligible;
  private final boolean[][] drawn;
  private final int[] has;
  private final int[] load;
  private int cap;

  private BalancedDraw(Map<String, ? extends Collection<String>> choices, Random lot) {
    ratees = new ArrayList<>(new TreeSet<>(choices.keySet()));
    TreeSet<String> all = new TreeSet<>();
    choices.values().forEach(all::addAll);
    raters = new ArrayList<>(all);
    Collections.shuffle(ratees, lot);
    Collections.shuffle(raters, lot);
    Map<String, Integer> place = new HashMap<>();
    for (int i = 0; i < raters.size(); i++) {
      place.put(raters.get(i), i);
    }
    eligible = new int[ratees.size()][];
    for (int i = 0; i < ratees.size(); i++) {
      eligible[i] = choices.get(ratees.get(i)).stream().mapToInt(place::get).sorted().toArray();
    }
    drawn = new boolean[ratees.size()][raters.size()];
    has = new int[ratees.size()];
    load = new int[raters.size()];
  }

  /**
   * Draws.
   *
   * @param choices for each person to be rated, who may rate him
   * @param most how many are drawn for each, or all if there are fewer
   * @return for each person to be rated, who was drawn, by id
   */
  static Map<String, List<String>> of(
      Map<String, ? extends Collection<String>> choices, int most, long seed) {
    BalancedDraw draw = new BalancedDraw(choices, new Random(seed));
    draw.run(most);
    return draw.result();
  }

  private void run(int most) {
    int[] need = new int[ratees.size()];
    int sum = 0;
    for (int i = 0; i < need.length; i++) {
      need[i] = Math.min(most, eligible[i].length);
      sum += need[i];
    }
    cap = raters.isEmpty() ? 0 : (sum + raters.size() - 1) / raters.size();
    for (int round = 1; round <= most; round++) {
      for (int i = 0; i < need.length; i++) {
        if (has[i] < Math.min(round, need[i])) {
          drawLeastLoaded(i);
        }
      }
    }
    boolean open = true;
    while (open) {
      open = false;
      for (int i = 0; i < need.length; i++) {
        while (has[i] < need[i] && changePlaces(i)) {
          continue;
        }
        open |= has[i] < need[i];
      }
      if (open) {
        cap++;
      }
    }
  }

  private void drawLeastLoaded(int ratee) {
    int best = -1;
    int count = eligible[ratee].length;
    for (int k = 0; k < count; k++) {
      int rater = eligible[ratee][(k + ratee) % count];
      if (!drawn[ratee][rater] && load[rater] < cap && (best < 0 || load[rater] < load[best])) {
        best = rater;
      }
    }
    if (best >= 0) {
      give(ratee, best);
    }
  }

  private void give(int ratee, int rater) {
    drawn[ratee][rater] = true;
    load[rater]++;
    has[ratee]++;
  }

  /** Finds one more rater for somebody by a shortest chain of exchanges (an augmenting path). */
  private boolean changePlaces(int start) {
    int[] raterFrom = new int[raters.size()];
    int[] rateeFrom = new int[ratees.size()];
    Arrays.fill(raterFrom, -1);
    Arrays.fill(rateeFrom, -1);
    Deque<Integer> queue = new ArrayDeque<>(List.of(start));
    while (!queue.isEmpty()) {
      int ratee = queue.remove();
      for (int rater : eligible[ratee]) {
        if (drawn[ratee][rater] || raterFrom[rater] >= 0) {
          continue;
        }
        raterFrom[rater] = ratee;
        if (load[rater] < cap) {
          exchange(start, rater, raterFrom, rateeFrom);
          return true;
        }
        for (int other = 0; other < ratees.size(); other++) {
          if (other != start && drawn[other][rater] && rateeFrom[other] < 0) {
            rateeFrom[other] = rater;
            queue.add(other);
          }
        }
      }
    }
    return false;
  }

  private void exchange(int start, int last, int[] raterFrom, int[] rateeFrom) {
    int rater = last;
    load[last]++;
    has[start]++;
    while (true) {
      int ratee = raterFrom[rater];
      drawn[ratee][rater] = true;
      if (ratee == start) {
        return;
      }
      rater = rateeFrom[ratee];
      drawn[ratee][rater] = false;
    }
  }

  private Map<String, List<String>> result() {
    Map<String, List<String>> result = new TreeMap<>();
    for (int i = 0; i < ratees.size(); i++) {
      List<String> chosen = new ArrayList<>();
      for (int rater : eligible[i]) {
        if (drawn[i][rater]) {
          chosen.add(raters.get(rater));
        }
      }
      Collections.sort(chosen);
      result.put(ratees.get(i), chosen);
    }
    return result;
  }
}
