package io.saima.organization.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The columns of a table, by name and by place. */
final class TableShape {

  private final ImportTable table;
  private final List<Column> columns;
  private final Map<String, Integer> places = new HashMap<>();
  private final int[] keys;
  private final int[] unique;

  TableShape(ImportTable table) {
    this.table = table;
    this.columns = table.columns();
    for (int i = 0; i < columns.size(); i++) {
      places.put(columns.get(i).name(), i);
    }
    keys = IntStream.range(0, columns.size()).filter(i -> columns.get(i).key()).toArray();
    unique = table.unique().stream().mapToInt(this::place).toArray();
  }

  ImportTable table() {
    return table;
  }

  List<Column> columns() {
    return columns;
  }

  /** The place of a column, or -1. */
  Integer placeOrNull(String column) {
    return places.get(column);
  }

  int place(String column) {
    Integer place = places.get(column);
    if (place == null) {
      throw new IllegalArgumentException(table.name() + " has no column " + column);
    }
    return place;
  }

  Column firstKey() {
    return columns.get(keys[0]);
  }

  int[] keys() {
    return keys;
  }

  int[] unique() {
    return unique;
  }

  static Object[] pick(Object[] values, int[] places) {
    Object[] picked = new Object[places.length];
    for (int i = 0; i < places.length; i++) {
      picked[i] = values[places[i]];
    }
    return picked;
  }
}
