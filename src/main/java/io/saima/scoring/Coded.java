package io.saima.scoring;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** A member of a closed list: a code for machines and a Chinese label for people. */
public interface Coded {

  /** The enum constant's name. */
  String name();

  /** The Chinese word that a person reads. */
  String label();

  /** The word that stands in JSON. */
  default String code() {
    return name();
  }

  /** The codes in text order, without duplicates. */
  static List<String> codes(Collection<? extends Coded> values) {
    return values.stream().map(Coded::code).distinct().sorted().toList();
  }

  /** The list's codes with their labels, for a message that says what may be chosen. */
  static <E extends Enum<E> & Coded> String menu(Class<E> list) {
    return String.join(
        "、",
        Arrays.stream(list.getEnumConstants())
            .map(value -> value.code() + "（" + value.label() + "）")
            .toList());
  }
}
