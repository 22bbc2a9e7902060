package io.saima.scoring;

import java.util.ArrayList;
import java.util.List;

/** How derivations write numbers and lists in Chinese. */
final class Words {

  private static final int FEWEST_SHOWN = 3;

  private Words() {}

  /** An exact value as a person can copy it: short if it ends, else six decimals. */
  static String number(Rational value) {
    String exact = value.toString();
    return exact.contains("/") || exact.length() > value.fixed(6).length()
        ? "约" + value.fixed(6)
        : exact;
  }

  /** A value that may be missing. */
  static String orNone(Rational value) {
    return value == null ? "空缺" : number(value);
  }

  static String list(List<String> items) {
    return String.join("、", items);
  }

  /**
   * Sorted scores without names, equal ones counted.
   *
   * <p>Fewer than three are not shown one by one, because that would show who gave what.
   */
  static String scores(List<Rational> sorted) {
    if (sorted.size() < FEWEST_SHOWN) {
      return sorted.isEmpty() ? "无" : "不足3人，不逐一列出";
    }
    List<String> groups = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      if (i == sorted.size() || !sorted.get(i).equals(sorted.get(start))) {
        String score = number(sorted.get(start));
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
    return "去掉最低%d个（%s）和最高%d个（%s），其余%d个平均"
        .formatted(
            dropped,
            list(sorted.subList(0, dropped).stream().map(Words::number).toList()),
            dropped,
            list(sorted.subList(n - dropped, n).stream().map(Words::number).toList()),
            n - 2 * dropped);
  }
}
