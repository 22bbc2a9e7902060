package io.saima.organization.imports;

import io.saima.organization.Labelled;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** One row of a table, from a file or as it is stored. */
public final class Row {

  private final TableShape shape;
  private final Object[] values;
  private final int line;
  private final int index;
  private Row stored;

  Row(TableShape shape, Object[] values, int line, int index) {
    this.shape = shape;
    this.values = values;
    this.line = line;
    this.index = index;
  }

  /** The physical line on which it begins. */
  public int line() {
    return line;
  }

  int index() {
    return index;
  }

  Object[] values() {
    return values;
  }

  public Object get(String column) {
    return values[shape.place(column)];
  }

  public void set(String column, Object value) {
    values[shape.place(column)] = value;
  }

  public boolean has(String column) {
    Object value = get(column);
    return value != null && !"".equals(value);
  }

  public String text(String column) {
    return (String) get(column);
  }

  public int number(String column) {
    return (Integer) get(column);
  }

  public BigDecimal decimal(String column) {
    return (BigDecimal) get(column);
  }

  public LocalDate date(String column) {
    return (LocalDate) get(column);
  }

  public LocalDateTime moment(String column) {
    return (LocalDateTime) get(column);
  }

  public boolean yes(String column) {
    return Boolean.TRUE.equals(get(column));
  }

  public <E extends Enum<E> & Labelled> boolean is(String column, E value) {
    return value.name().equals(get(column));
  }

  public <E extends Enum<E> & Labelled> E value(String column, Class<E> list) {
    return has(column) ? Enum.valueOf(list, text(column)) : null;
  }

  /** The row of the same key as it is stored, or null. */
  public Row stored() {
    return stored;
  }

  void stored(Row row) {
    stored = row;
  }

  /** Not stored yet, or stored with other values. */
  public boolean changes() {
    return stored == null || !sameAs(stored);
  }

  private boolean sameAs(Row other) {
    for (int i = 0; i < values.length; i++) {
      Object a = values[i];
      Object b = other.values[i];
      boolean same =
          a instanceof BigDecimal x && b instanceof BigDecimal y
              ? x.compareTo(y) == 0
              : a == null ? b == null : a.equals(b);
      if (!same) {
        return false;
      }
    }
    return true;
  }
}
