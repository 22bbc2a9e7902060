package io.saima.organization;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Splits the people on one person's sheet, because a form of too many rows is slow to fill. */
public final class SheetParts {

  /** The most rows that a sheet has. */
  public static final int MOST_ROWS = 130;

  private SheetParts() {}

  /**
   * All rows as they are under the name "" if they fit on one sheet; else one part for each class
   * of posts ({@code GENERAL}), and one for each 130 rows of a class that is still too long ({@code
   * GENERAL-1}, {@code GENERAL-2}). The order of the rows stays.
   */
  public static <T> Map<String, List<T>> of(List<T> rows, Function<T, PostClass> postClass) {
    if (rows.size() <= MOST_ROWS) {
      return Map.of("", rows);
    }
    Map<PostClass, List<T>> byClass = new EnumMap<>(PostClass.class);
    rows.forEach(
        row -> byClass.computeIfAbsent(postClass.apply(row), c -> new ArrayList<>()).add(row));
    Map<String, List<T>> parts = new LinkedHashMap<>();
    byClass.forEach(
        (of, own) -> {
          for (int from = 0; from < own.size(); from += MOST_ROWS) {
            String number = own.size() <= MOST_ROWS ? "" : "-" + (from / MOST_ROWS + 1);
            parts.put(
                of.name() + number, own.subList(from, Math.min(own.size(), from + MOST_ROWS)));
          }
        });
    return parts;
  }
}
