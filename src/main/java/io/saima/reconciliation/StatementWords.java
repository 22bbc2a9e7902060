package io.saima.reconciliation;

import static java.util.stream.Collectors.joining;

import io.saima.plan.Measure;
import io.saima.reconciliation.StatementDocument.Baseline;
import io.saima.reconciliation.StatementDocument.Kind;
import io.saima.reconciliation.StatementDocument.Line;
import io.saima.scoring.Diligence;
import io.saima.scoring.Light;
import io.saima.scoring.Policy;
import io.saima.scoring.Rational;
import io.saima.scoring.Week;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;

/** Says in Chinese what a statement's figures mean, for pages, sheets and notes alike. */
public final class StatementWords {

  private static final int DECIMALS = 6;

  private StatementWords() {}

  public static String month(YearMonth month) {
    return month.getYear() + "年" + month.getMonthValue() + "月";
  }

  /**
   * A share as a percentage of at most two decimals, for example {@code 93.2%}; 无数据 for null.
   * Further decimals are cut off: nobody should read 95% where 95% was just missed.
   */
  public static String percent(String share) {
    return share == null
        ? "无数据"
        : plain(new BigDecimal(share).movePointRight(2).setScale(2, RoundingMode.FLOOR)) + "%";
  }

  /** The share of what was planned that was done. */
  static String percent(int done, int planned) {
    return percent(Rational.of(done, planned).fixed(DECIMALS));
  }

  static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** A figure with its unit; 无数据 for null. */
  public static String figure(String number, Line line) {
    return number == null ? "无数据" : number + line.unit();
  }

  /** What is due by the month's end. */
  public static String due(Line line) {
    return due(line.kind(), line.due(), line.unit(), line.measure(), line.share());
  }

  /** What was due when the officer came. */
  public static String due(Baseline found) {
    return due(found.kind(), found.due(), found.unit(), found.measure(), found.share());
  }

  private static String due(Kind kind, String due, String unit, Measure measure, String share) {
    if (kind == Kind.ZERO) {
      return "应为0" + unit;
    }
    String bound = kind == Kind.LOWER ? "不超过" : "";
    return bound
        + plain(new BigDecimal(due).setScale(2, RoundingMode.HALF_UP))
        + unit
        + (measure == Measure.FLOW ? "（" + share(share) + "）" : "");
  }

  /** A line in one phrase, for example 95% 绿灯：实际190件，应完成200件（全季的三分之二）. */
  static String says(Line line) {
    String due = line.kind() == Kind.HIGHER ? "应完成" + due(line) : due(line);
    String actual = line.actual() == null ? "" : "实际" + figure(line.actual(), line) + "，";
    return "%s %s：%s%s".formatted(percent(line.attainment()), light(line.light()), actual, due);
  }

  /** How what is due follows from the quarter's target. */
  public static String dueFrom(Line line) {
    if (line.kind() == Kind.ZERO) {
      return "这项指标的目标是零，每月都应为零。";
    }
    return line.measure() == Measure.FLOW
        ? "季度目标%s%s，累计数到本月应占%s，即%s%s。"
            .formatted(line.target(), line.unit(), share(line.share()), line.due(), line.unit())
        : "季度目标%s%s，每月都按全数衡量。".formatted(line.target(), line.unit());
  }

  /** How the attainment follows from the figure. */
  public static String attainmentFrom(Line line) {
    if (line.actual() == null) {
      return "本月没有数据，不算达成率，亮灰灯。";
    }
    String exact = "（精确到六位小数：%s）".formatted(line.attainment());
    String percent = percent(line.attainment());
    BigDecimal actual = new BigDecimal(line.actual());
    String figure = line.actual() + line.unit();
    String due = line.due() + line.unit();
    return switch (line.kind()) {
      case HIGHER -> "实际%s ÷ 应完成%s ＝ %s%s。".formatted(figure, due, percent, exact);
      case LOWER ->
          actual.compareTo(new BigDecimal(line.due())) <= 0
              ? "实际%s，没有超过%s，达成率为100%%。".formatted(figure, due)
              : "上限%s ÷ 实际%s ＝ %s%s。".formatted(due, figure, percent, exact);
      case ZERO -> actual.signum() == 0 ? "实际为零，达成率为100%。" : "实际%s，不为零，达成率为0%%。".formatted(figure);
    };
  }

  /**
   * How the weeks lead to their mean and to the coefficient, as a sum.
   *
   * @param policy whose coefficient it is; where it leads to another one the sum is left out
   */
  static String diligence(StatementDocument statement, Policy policy) {
    List<Week> weeks =
        statement.weeks().stream()
            .map(week -> new Week(week.state(), week.planned(), week.done()))
            .toList();
    Diligence diligence = Diligence.of(policy, weeks);
    String k = percent(statement.k());
    if (diligence.c() == null) {
      return "还没有应填的周，勤勉系数为%s。".formatted(k);
    }
    String c = percent(statement.c());
    String terms =
        weeks.stream()
            .filter(week -> week.state() != Week.State.LEAVE)
            .map(
                week -> week.state() == Week.State.FILED ? week.done() + "/" + week.planned() : "0")
            .collect(joining("＋"));
    String mean =
        "应填%d周，完成率平均为（%s）÷%d＝%s".formatted(diligence.dueWeeks(), terms, diligence.dueWeeks(), c);
    if (!diligence.k().fixed(DECIMALS).equals(statement.k())) {
      return "%s；勤勉系数%s。".formatted(mean, k);
    }
    String floor = percent(policy.diligenceFloor().toString());
    String rest = percent(Rational.ONE.minus(policy.diligenceFloor()).toString());
    return "%s；勤勉系数＝%s＋%s×%s＝%s。".formatted(mean, floor, rest, c, k);
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

  /** The names of some lines, for example “办件数”“满意率”. */
  static String names(List<Line> lines) {
    return lines.stream().map(line -> "“%s”".formatted(line.name())).collect(joining());
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
