package io.saima.scoring;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes one JSON object of JDK types, fields in the order in which they are put. */
final class Tree {

  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final boolean nulls;

  private Tree(boolean nulls) {
    this.nulls = nulls;
  }

  /** An input: a field without a value is left out. */
  static Tree input() {
    return new Tree(false);
  }

  /** A result: every key is there, whatever its value. */
  static Tree result() {
    return new Tree(true);
  }

  /** A text, an integer, a boolean, or a list or map of such. */
  Tree put(String name, Object value) {
    if (value != null || nulls) {
      fields.put(name, value);
    }
    return this;
  }

  Tree put(String name, Coded value) {
    return put(name, value == null ? null : (Object) value.code());
  }

  /** An exact decimal, as short as it can be written. */
  Tree put(String name, Rational value) {
    return put(name, value == null ? null : (Object) value.toString());
  }

  /** A published number. */
  Tree put(String name, BigDecimal value) {
    return put(name, value == null ? null : (Object) value.toPlainString());
  }

  /** A display value: six decimals. */
  Tree d6(String name, Rational value) {
    return put(name, value == null ? null : (Object) value.fixed(6));
  }

  /** A value that has two decimals by nature. */
  Tree d2(String name, Rational value) {
    return put(name, (Object) value.fixed(2));
  }

  <T> Tree list(String name, Collection<T> values, Function<T, ?> writer) {
    return put(name, values.stream().map(writer).toList());
  }

  Tree list(String name, List<String> values) {
    return put(name, List.copyOf(values));
  }

  Map<String, Object> done() {
    return Collections.unmodifiableMap(fields);
  }
}
