package io.saima.reconciliation;

import io.saima.plan.Measure;
import io.saima.reconciliation.StatementDocument.Kind;
import io.saima.reconciliation.StatementDocument.Line;
import io.saima.scoring.Light;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/** Says in Chinese what a statement's figures mean, for pages, sheets and notes alike. */
public final class StatementWords {

  private StatementWords() {}

  public static String month(YearMonth month) {
    return month.getYear() + "年" + month.getMonthValue() + "月";
  }

  /** A share as a percentage, for example {@code 93.2%}; 无数据 for null. */
  public static String percent(String share) {
    return share == null
        ? "无数据"
        : new BigDecimal(share).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
  }

  /** A figure with its unit; 无数据 for null. */
  public static String figure(String number, Line line) {
    return number == null ? "无数据" : number + line.unit();
  }

  /** What is due by the month's end. */
  public static String due(Line line) {
    if (line.kind() == Kind.ZERO) {
      return "应为0" + line.unit();
    }
    String bound = line.kind() == Kind.LOWER ? "不超过" : "";
    return bound
        + line.due()
        + line.unit()
        + (line.measure() == Measure.FLOW ? "（" + share(line.share()) + "）" : "");
  }

  private static String share(String share) {
    return switch (share) {
      case "1/3" -> "全季的三分之一";
      case "2/3" -> "全季的三分之二";
      default -> "全季";
    };
  }

  public static String light(Light light) {
    return light == Light.GREY ? "灰灯" : light.label();
  }

  /** The limits of the lights, for example 达成率不低于95%为绿灯，… */
  public static String limits(StatementDocument statement) {
    List<String> limits = statement.limits().stream().map(StatementWords::percent).toList();
    String last = limits.get(limits.size() - 1);
    String orange =
        limits.size() == 3
            ? "不低于%s为黄灯，不低于%s为橙灯，".formatted(limits.get(1), last)
            : "不低于%s为黄灯，".formatted(last);
    return "达成率不低于%s为绿灯，%s低于%s为红灯；连续两月同为黄灯%s加重一级；无数据为灰灯；权重不足%s的指标在本人总灯上减轻一级。"
        .formatted(
            limits.get(0), orange, last, limits.size() == 3 ? "或橙灯" : "", statement.minorWeight());
  }

  /** Why a line has its light. */
  public static String reason(Line line, StatementDocument statement) {
    if (line.falsified()) {
      return "数据经核查为虚报";
    }
    if (line.light() == Light.GREY) {
      return "本月没有数据";
    }
    List<String> limits = statement.limits().stream().map(StatementWords::percent).toList();
    int place =
        switch (line.baseLight()) {
          case GREEN -> 0;
          case YELLOW -> 1;
          case ORANGE -> 2;
          default -> limits.size();
        };
    String range =
        place == 0
            ? "不低于" + limits.get(0)
            : place == limits.size()
                ? "低于" + limits.get(limits.size() - 1)
                : "低于%s、不低于%s".formatted(limits.get(place - 1), limits.get(place));
    return line.light() == line.baseLight()
        ? range
        : "%s，上月也是%s，连续两月加重一级".formatted(range, light(line.baseLight()));
  }

  /** The change against the month before. */
  public static String change(Line line) {
    if (line.actual() == null || line.actualBefore() == null) {
      return "—";
    }
    BigDecimal difference =
        new BigDecimal(line.actual()).subtract(new BigDecimal(line.actualBefore()));
    String figure =
        difference.signum() == 0
            ? "持平"
            : (difference.signum() > 0 ? "增加" : "减少")
                + difference.abs().stripTrailingZeros().toPlainString()
                + ("%".equals(line.unit()) ? "个百分点" : line.unit());
    return figure + "（上月达成率" + percent(line.attainmentBefore()) + "）";
  }

  /** Green, yellow … of a statement in one phrase, for example 2个红灯、1个黄灯. */
  public static String lights(StatementDocument statement) {
    if (statement.planCode() == null) {
      return "没有考核方案";
    }
    StringBuilder words = new StringBuilder();
    for (Light light : List.of(Light.RED, Light.ORANGE, Light.YELLOW, Light.GREY, Light.GREEN)) {
      int count = statement.count(light);
      if (count > 0) {
        words.append(words.isEmpty() ? "" : "、").append(count).append("个").append(light(light));
      }
    }
    return words.toString();
  }

  /** A red light as a problem to be put right. */
  static String problem(YearMonth month, Line line) {
    return "%s对账红灯：%s，应完成%s，实际%s，达成率%s。"
        .formatted(
            month(month),
            line.name(),
            due(line),
            figure(line.actual(), line),
            percent(line.attainment()));
  }
}
