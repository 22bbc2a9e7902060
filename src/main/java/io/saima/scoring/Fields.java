package io.saima.scoring;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads one JSON object with strict types and notes every structural fault (stage one).
 *
 * <p>After a fault a stand-in is returned, so that the rest is still read; the stage's end throws
 * before anybody could use it. {@code null} is the same as an absent field.
 */
final class Fields {

  static final int TEXT = 40;
  static final int NAME = 200;
  static final int REFERENCE = 100;

  private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,6})?");

  private final Map<?, ?> tree;
  private final String path;
  private final Errors errors;
  private final Set<Object> known = new HashSet<>();
  private final Map<String, String> ranges;

  private Fields(Map<?, ?> tree, String path, Errors errors, Map<String, String> ranges) {
    this.tree = tree;
    this.path = path;
    this.errors = errors;
    this.ranges = ranges;
  }

  /** Reads a whole object and then reports the fields that nobody asked for. */
  static <T> T read(Object value, String path, Errors errors, Function<Fields, T> reader) {
    return read(value, path, errors, new HashMap<>(), reader);
  }

  /** What a reader accepts of each number in a whole object, in words, by path. */
  static Map<String, String> ranges(Map<?, ?> whole, Function<Fields, ?> reader) {
    Map<String, String> ranges = new HashMap<>();
    read(whole, "", new Errors(), ranges, reader);
    return ranges;
  }

  private static <T> T read(
      Object value,
      String path,
      Errors errors,
      Map<String, String> ranges,
      Function<Fields, T> reader) {
    if (!(value instanceof Map<?, ?> tree)) {
      errors.add(path, ErrorCode.TYPE, "请填写一个对象（{…}）");
      return null;
    }
    Fields fields = new Fields(tree, path, errors, ranges);
    T result = reader.apply(fields);
    for (Object name : tree.keySet()) {
      if (!fields.known.contains(name)) {
        errors.add(
            fields.at(Text.shortened(String.valueOf(name))),
            ErrorCode.UNKNOWN_FIELD,
            "没有这个字段，请核对字段名或删去");
      }
    }
    return result;
  }

  /** Reports those of the fields that are absent. */
  void require(String... names) {
    for (String name : names) {
      errors.addIf(tree.get(name) == null, at(name), ErrorCode.REQUIRED, "必须填写");
    }
  }

  String text(String name) {
    return text(name, TEXT);
  }

  /** A text of 1 to {@code max} characters that is not only blanks; null if absent. */
  String text(String name, int max) {
    Object value = take(name);
    return value == null ? null : textAt(value, at(name), max);
  }

  Rational decimal(String name, DecimalRange range) {
    ranges.put(at(name), range.inWords());
    Object value = take(name);
    return value == null ? null : decimalAt(value, at(name), range);
  }

  Rational decimal(String name, String fallback, DecimalRange range) {
    Rational value = decimal(name, range);
    return value == null ? Rational.of(fallback) : value;
  }

  Integer integer(String name, int low, int high) {
    ranges.put(at(name), "%s到%s之间的整数".formatted(low, high));
    Object value = take(name);
    if (value == null) {
      return null;
    }
    if (!(value instanceof Integer || value instanceof Long || value instanceof BigInteger)) {
      errors.add(at(name), ErrorCode.TYPE, "请填写整数，不加引号，不带小数点");
      return null;
    }
    BigInteger number = new BigInteger(value.toString());
    if (number.compareTo(BigInteger.valueOf(low)) < 0
        || number.compareTo(BigInteger.valueOf(high)) > 0) {
      errors.add(at(name), ErrorCode.RANGE, "请填写" + ranges.get(at(name)));
      return null;
    }
    return number.intValueExact();
  }

  int integer(String name, int fallback, int low, int high) {
    Integer value = integer(name, low, high);
    return value == null ? fallback : value;
  }

  boolean flag(String name, boolean fallback) {
    Object value = take(name);
    if (value == null) {
      return fallback;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    errors.add(at(name), ErrorCode.TYPE, "请填写 true 或 false，不加引号");
    return fallback;
  }

  <E extends Enum<E> & Coded> E choice(String name, Class<E> list) {
    Object value = take(name);
    if (value == null) {
      return null;
    }
    if (!(value instanceof String code)) {
      errors.add(at(name), ErrorCode.TYPE, "请填写文字（加引号）");
      return null;
    }
    for (E candidate : list.getEnumConstants()) {
      if (candidate.code().equals(code)) {
        return candidate;
      }
    }
    errors.add(at(name), ErrorCode.ENUM, "请从下列各项中选一项：" + Coded.menu(list));
    return null;
  }

  <E extends Enum<E> & Coded> E choice(String name, Class<E> list, E fallback) {
    E value = choice(name, list);
    return value == null ? fallback : value;
  }

  /** An object; null if absent. */
  <T> T object(String name, Function<Fields, T> reader) {
    Object value = take(name);
    return value == null ? null : read(value, at(name), errors, ranges, reader);
  }

  /** A list of objects; empty if absent. */
  <T> List<T> objects(String name, int min, int max, Function<Fields, T> reader) {
    return items(name, min, max, (value, at) -> read(value, at, errors, reader));
  }

  /** A list of decimals; empty if absent. */
  List<Rational> decimals(String name, int min, int max, DecimalRange range) {
    ranges.put(at(name), range.inWords());
    return items(name, min, max, (value, at) -> decimalAt(value, at, range));
  }

  /** A list of texts; empty if absent. */
  List<String> texts(String name, int min, int max) {
    return items(name, min, max, (value, at) -> textAt(value, at, TEXT));
  }

  /** A list of rows of decimals, where null is an empty cell; empty if absent. */
  List<List<Rational>> rows(String name, DecimalRange range) {
    return items(
        name,
        0,
        Integer.MAX_VALUE,
        (row, rowAt) -> {
          if (!(row instanceof List<?> cells)) {
            errors.add(rowAt, ErrorCode.TYPE, "请填写一个列表（[…]）");
            return null;
          }
          List<Rational> result = new ArrayList<>();
          for (Object cell : cells) {
            String at = rowAt + "[" + result.size() + "]";
            result.add(cell == null ? null : decimalAt(cell, at, range));
          }
          return result;
        });
  }

  private <T> List<T> items(String name, int min, int max, BiFunction<Object, String, T> reader) {
    Object value = take(name);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      errors.add(at(name), ErrorCode.TYPE, "请填写一个列表（[…]）");
      return List.of();
    }
    if (list.size() < min || list.size() > max) {
      errors.add(at(name), ErrorCode.COUNT, "应有%s到%s项，现有%s项，请增减".formatted(min, max, list.size()));
      return List.of();
    }
    List<T> result = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      String at = at(name) + "[" + i + "]";
      if (list.get(i) == null) {
        errors.add(at, ErrorCode.TYPE, "列表中不能有空项（null），请填写或删去");
        continue;
      }
      T item = reader.apply(list.get(i), at);
      if (item != null) {
        result.add(item);
      }
    }
    return result;
  }

  private String textAt(Object value, String at, int max) {
    if (!(value instanceof String text)) {
      errors.add(at, ErrorCode.TYPE, "请填写文字（加引号）");
      return null;
    }
    if (text.isBlank() || Text.length(text) > max || !Text.isWellFormed(text)) {
      errors.add(at, ErrorCode.FORMAT, "请填写1到%s个字，不能全是空格".formatted(max));
      return null;
    }
    return text;
  }

  private Rational decimalAt(Object value, String at, DecimalRange range) {
    if (!(value instanceof String text)) {
      errors.add(at, ErrorCode.TYPE, "小数请写成加引号的文字，如 \"90.5\"");
      return null;
    }
    if (!DECIMAL.matcher(text).matches() || places(text) > range.places()) {
      errors.add(at, ErrorCode.FORMAT, "请填写普通小数，最多%s位小数，不用指数、空格和多余的零".formatted(range.places()));
      return null;
    }
    Rational number = Rational.of(text);
    if (!range.contains(number)) {
      errors.add(at, ErrorCode.RANGE, "请填写" + range.inWords() + "的数");
      return null;
    }
    return number;
  }

  private static int places(String decimal) {
    int point = decimal.indexOf('.');
    return point < 0 ? 0 : decimal.length() - point - 1;
  }

  private Object take(String name) {
    known.add(name);
    return tree.get(name);
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
