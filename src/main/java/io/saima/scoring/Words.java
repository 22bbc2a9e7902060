package io.saima.scoring;

import java.util.ArrayList;
import java.util.List;

/** How derivations write numbers and lists in Chinese. */
final class Words {

  private static final int DECIMALS = 6;
  private static final int LONGEST_FRACTION = 13;
  static final int FEWEST_SHOWN = 3;

  private Words() {}

  /** A value inside a sum: exact if that can be written shortly, else with six decimals. */
  static String number(Rational value) {
    if (isShort(value)) {
      return value.toString();
    }
    return isShortFraction(value) ? "(" + value + ")" : value.fixed(DECIMALS);
  }

  /**
   * The end of a sum: the equals sign and the value, with {@code ≈} where six decimals are shown.
   */
  static String equalTo(Rational value) {
    if (isShort(value)) {
      return "= " + value;
    }
    return isShortFraction(value)
        ? "= %s ≈ %s".formatted(value, value.fixed(DECIMALS))
        : "≈ " + value.fixed(DECIMALS);
  }

  /** A share in percent, two decimals. */
  static String percent(Rational share) {
    return share.times(Rational.HUNDRED).fixed(2) + "%";
  }

  /** A value that may be missing, six decimals at most. */
  static String orNone(Rational value) {
    if (value == null) {
      return "空缺";
    }
    return isShort(value) ? value.toString() : value.fixed(DECIMALS);
  }

  private static boolean isShort(Rational value) {
    String text = value.toString();
    return !text.contains("/") && text.length() <= value.fixed(DECIMALS).length();
  }

  private static boolean isShortFraction(Rational value) {
    String text = value.toString();
    return text.contains("/") && text.length() <= LONGEST_FRACTION;
  }

  static String list(List<String> items) {
    return String.join("、", items);
  }

  /**
   * Sorted scores without names, equal ones counted.
   *
   * <p>Those of fewer than three raters are not shown one by one, because that would show who gave
   * what (§7).
   *
   * @param raters how many different people gave the scores
   */
  static String scores(List<Rational> sorted, long raters) {
    if (raters < FEWEST_SHOWN) {
      return sorted.isEmpty() ? "无" : "不足3人，不逐一列出";
    }
    List<String> groups = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      if (i == sorted.size() || !sorted.get(i).equals(sorted.get(start))) {
        String score = orNone(sorted.get(start));
        groups.add(i - start == 1 ? score : score + "（" + (i - start) + "个）");
        start = i;
      }
    }
    return list(groups);
  }

  /** Which scores were left out at both ends, and how the rest became one number. */
  static String method(Method method, List<Rational> sorted, int dropped) {
    if (method != Method.TRIMMED) {
      return method.label();
    }
    int n = sorted.size();
    return "去掉最低%s个（%s）和最高%s个（%s），其余%s个平均"
        .formatted(
            dropped,
            list(sorted.subList(0, dropped).stream().map(Words::orNone).toList()),
            dropped,
            list(sorted.subList(n - dropped, n).stream().map(Words::orNone).toList()),
            n - 2 * dropped);
  }
}
