package io.saima.organization.imports;

import io.saima.calendar.Quarter;
import io.saima.calendar.Week;
import io.saima.organization.Labelled;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a cell may hold, and how it is stored: the types of the contract. */
public final class CellType {

  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9]\\d*)");
  private static final int FIRST_YEAR = 1950;
  private static final int LAST_YEAR = 2100;

  /** Weeks that exist; there are some 8,000 of them. */
  private static final Map<String, Week> WEEKS = new ConcurrentHashMap<>();

  private final Class<?> stored;
  private final Parser parser;

  private interface Parser {
    Object parse(String text) throws CellFault;
  }

  private CellType(Class<?> stored, Parser parser) {
    this.stored = stored;
    this.parser = parser;
  }

  /** The value of a cell that is not empty. */
  Object parse(String text) throws CellFault {
    return parser.parse(text);
  }

  Object read(ResultSet row, int column) throws SQLException {
    return row.getObject(column, stored);
  }

  public static CellType code() {
    return new CellType(
        String.class,
        text -> {
          if (!isCode(text)) {
            throw new CellFault(Reason.PATTERN, "不是有效的编码：应为2至32位大写字母、数字或连字符，并以字母或数字开头。");
          }
          return text;
        });
  }

  private static boolean isCode(String text) {
    if (text.length() < 2 || text.length() > 32 || text.charAt(0) == '-') {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-')) {
        return false;
      }
    }
    return true;
  }

  /** One line of text without white space at its ends. */
  public static CellType text(int max) {
    return new CellType(
        String.class,
        text -> {
          checkLength(text, max);
          if (text.indexOf('\n') >= 0) {
            throw new CellFault(Reason.PATTERN, "不能换行，请改成一行。");
          }
          if (isSpace(text.codePointAt(0)) || isSpace(text.codePointBefore(text.length()))) {
            throw new CellFault(Reason.PATTERN, "开头或结尾有空白字符，请删去。");
          }
          return text;
        });
  }

  /** Text of several lines. */
  public static CellType body(int max) {
    return new CellType(
        String.class,
        text -> {
          checkLength(text, max);
          if (text.codePoints().allMatch(CellType::isSpace)) {
            throw new CellFault(Reason.REQUIRED, "只有空白字符，请填写内容或留空。");
          }
          return text;
        });
  }

  private static void checkLength(String text, int max) throws CellFault {
    if (text.length() > max && text.codePointCount(0, text.length()) > max) {
      throw new CellFault(Reason.TOO_LONG, "太长：最多" + max + "个字，请缩短。");
    }
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }

  public static CellType integer(int min, int max) {
    return new CellType(
        Integer.class,
        text -> {
          if (!INTEGER.matcher(text).matches()) {
            throw new CellFault(Reason.NUMBER, "不是整数：只写数字，前面不加零。");
          }
          // Whatever has more digits than an int lies outside every bound.
          int value = text.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(text);
          if (text.length() > 9 || value < min || value > max) {
            throw new CellFault(Reason.RANGE, "超出范围：应在" + min + "至" + max + "之间。");
          }
          return value;
        });
  }

  /** A decimal with at most four places; {@code max} null = without an upper bound. */
  public static CellType decimal(int min, Integer max) {
    return number(4, min, max);
  }

  public static CellType coordinate(int bound) {
    return number(6, -bound, bound);
  }

  private static CellType number(int places, int min, Integer max) {
    Pattern form = Pattern.compile("-?(0|[1-9]\\d{0,11})(\\.\\d{1," + places + "})?");
    BigDecimal least = BigDecimal.valueOf(min);
    BigDecimal most = max == null ? null : BigDecimal.valueOf(max);
    String bounds = max == null ? "不能小于" + min : "应在" + min + "至" + max + "之间";
    return new CellType(
        BigDecimal.class,
        text -> {
          if (!form.matcher(text).matches()) {
            throw new CellFault(Reason.NUMBER, "不是有效的数字：最多" + places + "位小数，不加千分位、百分号和正号。");
          }
          BigDecimal value = new BigDecimal(text);
          if (value.compareTo(least) < 0 || most != null && value.compareTo(most) > 0) {
            throw new CellFault(Reason.RANGE, "超出范围：" + bounds + "。");
          }
          return value;
        });
  }

  public static CellType date() {
    return dated(LocalDate.class, "不是有效日期：应写成2026-07-01这样，年份在1950至2100之间。", CellType::day);
  }

  public static CellType month() {
    return dated(
        String.class,
        "不是有效月份：应写成2026-07这样。",
        text -> {
          shape(text, "dddd-dd");
          YearMonth.of(year(text), digits(text, 5, 7));
          return text;
        });
  }

  public static CellType quarter() {
    return dated(
        String.class,
        "不是有效季度：应写成2026-Q3这样。",
        text -> {
          shape(text, "dddd-Qd");
          year(text);
          return Quarter.parse(text).toString();
        });
  }

  public static CellType week() {
    return dated(
        String.class,
        "不是有效的周：应写成2026-W27这样（ISO 8601周，2026年有53周，2025年有52周）。",
        text -> {
          shape(text, "dddd-Wdd");
          year(text);
          WEEKS.computeIfAbsent(text, Week::parse);
          return text;
        });
  }

  /** A moment with seconds and the county's offset. */
  public static CellType moment() {
    return dated(
        LocalDateTime.class,
        "不是有效时间：应写成2026-07-05T17:32:10+08:00这样，秒和+08:00不能省。",
        text -> {
          shape(text, "dddd-dd-ddTdd:dd:dd+08:00");
          return day(text.substring(0, 10))
              .atTime(digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19));
        });
  }

  private interface DateParser {
    Object parse(String text);
  }

  private static CellType dated(Class<?> stored, String advice, DateParser parser) {
    return new CellType(
        stored,
        text -> {
          try {
            return parser.parse(text);
          } catch (IllegalArgumentException | DateTimeException e) {
            throw new CellFault(Reason.DATE, advice);
          }
        });
  }

  private static LocalDate day(String text) {
    shape(text, "dddd-dd-dd");
    return LocalDate.of(year(text), digits(text, 5, 7), digits(text, 8, 10));
  }

  /** {@code d} stands for a digit, everything else for itself. */
  private static void shape(String text, String shape) {
    boolean fits = text.length() == shape.length();
    for (int i = 0; fits && i < shape.length(); i++) {
      char c = text.charAt(i);
      fits = shape.charAt(i) == 'd' ? c >= '0' && c <= '9' : c == shape.charAt(i);
    }
    if (!fits) {
      throw new IllegalArgumentException(text);
    }
  }

  private static int year(String text) {
    int year = digits(text, 0, 4);
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new IllegalArgumentException(text);
    }
    return year;
  }

  private static int digits(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  /** 32 lower-case hexadecimal digits. */
  public static CellType hash() {
    Pattern form = Pattern.compile("[0-9a-f]{32}");
    return new CellType(
        String.class,
        text -> {
          if (!form.matcher(text).matches()) {
            throw new CellFault(Reason.PATTERN, "不是有效的联系方式散列：应为32位小写十六进制数字；不得填写电话号码。");
          }
          return text;
        });
  }

  /** One of a closed list's labels; stored under the name. */
  public static <E extends Enum<E> & Labelled> CellType oneOf(Class<E> list) {
    Map<String, String> names = new LinkedHashMap<>();
    for (E value : list.getEnumConstants()) {
      names.put(value.label(), value.name());
    }
    return listed(String.class, names);
  }

  public static CellType yesNo() {
    return listed(Boolean.class, Map.of("Y", true, "N", false));
  }

  private static CellType listed(Class<?> stored, Map<String, ?> values) {
    String list = values.keySet().stream().sorted().collect(Collectors.joining("、"));
    return new CellType(
        stored,
        text -> {
          Object value = values.get(text);
          if (value == null) {
            throw new CellFault(Reason.NOT_IN_LIST, "不在允许的范围内，应为下列之一：" + list + "。");
          }
          return value;
        });
  }

  /** Up to {@code most} of a list, each once, joined by a semicolon; stored as written. */
  public static CellType several(int most, String... values) {
    Set<String> list = Set.of(values);
    return new CellType(
        String.class,
        text -> {
          List<String> parts = Arrays.asList(text.split(";", -1));
          for (String part : parts) {
            if (!list.contains(part)) {
              throw new CellFault(
                  Reason.NOT_IN_LIST, "含有不允许的标签，应为下列各项，以英文分号隔开：" + String.join("、", values) + "。");
            }
          }
          if (new HashSet<>(parts).size() < parts.size()) {
            throw new CellFault(Reason.PATTERN, "有重复的标签，每个标签只写一次。");
          }
          if (parts.size() > most) {
            throw new CellFault(Reason.TOO_LONG, "标签太多：最多" + most + "个。");
          }
          return text;
        });
  }
}
