package io.saima.plan;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A figure as a data source sends it, with the source's key for it. The fields are the columns of
 * {@code indicator-actuals.csv}; {@code unit_code} may stand in place of {@code plan_code}.
 *
 * @param cells by {@link #FIELDS}, as written; what is missing is not there or empty
 */
public record SentFigure(String key, Map<String, String> cells) {

  public static final String KEY = "key";
  public static final String PLAN = "plan_code";
  public static final String UNIT = "unit_code";
  public static final String INDICATOR = "indicator_code";
  public static final String OFFICER = "officer_id";
  public static final String MONTH = "month";
  public static final String ACTUAL = "actual";
  public static final String DEBT_RATE = "debt_rate";

  /** What a figure may hold beside its key. */
  public static final List<String> FIELDS =
      List.of(PLAN, UNIT, INDICATOR, OFFICER, MONTH, ACTUAL, DEBT_RATE);

  /** Those of them that may be written as numbers, too. */
  public static final List<String> DECIMALS = List.of(ACTUAL, DEBT_RATE);

  private static final Pattern PLAIN = Pattern.compile("-?\\d{1,12}(\\.\\d{1,4})?");

  String cell(String field) {
    return cells.getOrDefault(field, "");
  }

  boolean has(String field) {
    return !cell(field).isEmpty();
  }

  /** The same for the same content: 12.5 and 12.50 are the same figure. */
  String fingerprint() {
    StringBuilder content = new StringBuilder();
    for (String field : FIELDS) {
      String cell = cell(field);
      boolean number = DECIMALS.contains(field) && PLAIN.matcher(cell).matches();
      content
          .append(number ? new BigDecimal(cell).stripTrailingZeros().toPlainString() : cell)
          .append('\n');
    }
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(content.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
