package io.saima.reconciliation;

import io.saima.plan.FigureCorrection;
import io.saima.reconciliation.StatementDocument.Line;
import io.saima.reconciliation.StatementDocument.WeekLine;
import io.saima.reconciliation.StatementView.Change;
import io.saima.scoring.Week.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What differs between two versions of a statement, and why: its history in words. */
final class StatementChanges {

  private static final String PLAN = "考核方案变更";

  private StatementChanges() {}

  /**
   * In the order of the newer version; empty if nothing that is shown differs.
   *
   * @param correction says who corrected the figure of a line, and when
   */
  static List<Change> between(
      StatementDocument before, StatementDocument after, Function<Line, String> correction) {
    List<Change> changes = new ArrayList<>();
    if (!Objects.equals(before.planCode(), after.planCode())) {
      changes.add(overall("考核方案", said(before.planName()) + " → " + said(after.planName()), PLAN));
    }
    if (before.light() != after.light()) {
      changes.add(
          overall(
              "本人总灯",
              StatementWords.light(before.light()) + " → " + StatementWords.light(after.light()),
              "按各项指标重新汇总"));
    }
    for (Line line : after.lines()) {
      Optional<Line> earlier = before.line(line.code());
      if (earlier.isEmpty()) {
        changes.add(of(line, "新增", PLAN));
      } else if (!earlier.get().equals(line)) {
        changes.add(of(line, what(earlier.get(), line), why(earlier.get(), line, correction)));
      }
    }
    before.lines().stream()
        .filter(line -> after.line(line.code()).isEmpty())
        .forEach(
            line ->
                changes.add(
                    after.baselines().stream().anyMatch(found -> found.isOf(line))
                        ? of(line, "列为基线，不计分", "接任前未完成的潜绩")
                        : of(line, "不再考核", PLAN)));
    if (!before.limits().equals(after.limits())
        || !before.minorWeight().equals(after.minorWeight())) {
      changes.add(overall("灯色界限", StatementWords.limits(after), "考核办法调整"));
    }
    weeks(before, after).ifPresent(changes::add);
    return changes;
  }

  private static Change overall(String subject, String what, String why) {
    return new Change(Optional.empty(), subject, what, why);
  }

  private static String said(String name) {
    return name == null ? "没有考核方案" : name;
  }

  private static Change of(Line line, String what, String why) {
    return new Change(Optional.of(line.code()), line.name(), what, why);
  }

  private static String what(Line before, Line after) {
    List<String> parts = new ArrayList<>();
    add(
        parts,
        "实际",
        StatementWords.figure(before.actual(), before),
        StatementWords.figure(after.actual(), after));
    add(parts, "季度目标", before.target() + before.unit(), after.target() + after.unit());
    add(parts, "权重", before.weight(), after.weight());
    add(parts, "负债率", before.debtRate(), after.debtRate());
    add(
        parts,
        "达成率",
        StatementWords.percent(before.attainment()),
        StatementWords.percent(after.attainment()));
    add(parts, "灯色", StatementWords.light(before.light()), StatementWords.light(after.light()));
    add(parts, "数据来源", before.source(), after.source());
    add(
        parts,
        "上月",
        StatementWords.figure(before.actualBefore(), before),
        StatementWords.figure(after.actualBefore(), after));
    return parts.isEmpty() ? "指标的说明有调整" : String.join("；", parts);
  }

  private static void add(List<String> parts, String name, String before, String after) {
    if (!Objects.equals(before, after)) {
      parts.add(
          "%s %s → %s".formatted(name, before == null ? "无" : before, after == null ? "无" : after));
    }
  }

  private static String why(Line before, Line after, Function<Line, String> correction) {
    if (FigureCorrection.named(after.source()) && !FigureCorrection.named(before.source())) {
      return correction.apply(after);
    }
    if (before.falsified() != after.falsified()) {
      return after.falsified() ? "经核查认定虚报" : "虚报认定已撤销";
    }
    if (!Objects.equals(before.actual(), after.actual())
        || !Objects.equals(before.debtRate(), after.debtRate())
        || !Objects.equals(before.source(), after.source())) {
      return "数据来源更新";
    }
    boolean ofMonthBefore =
        !Objects.equals(before.actualBefore(), after.actualBefore())
            || before.previousBase() != after.previousBase();
    return ofMonthBefore ? "上月数据变更" : PLAN;
  }

  private static Optional<Change> weeks(StatementDocument before, StatementDocument after) {
    if (before.weeks().equals(after.weeks())) {
      return Optional.empty();
    }
    Map<String, WeekLine> earlier = new LinkedHashMap<>();
    before.weeks().forEach(week -> earlier.put(week.week(), week));
    List<String> parts = new ArrayList<>();
    for (WeekLine week : after.weeks()) {
      WeekLine known = earlier.remove(week.week());
      if (known == null) {
        parts.add("新增%s（%s）".formatted(week.label(), state(week)));
      } else if (!known.equals(week)) {
        parts.add("%s %s → %s".formatted(week.label(), state(known), state(week)));
      }
    }
    earlier.values().forEach(week -> parts.add("不再计入" + week.label()));
    add(parts, "勤勉系数", StatementWords.percent(before.k()), StatementWords.percent(after.k()));
    return Optional.of(overall("周纪实", String.join("；", parts), "收周、补报、认定或请假记录有变动"));
  }

  private static String state(WeekLine week) {
    return week.state() == State.FILED
        ? "计划%d项、完成%d项".formatted(week.planned(), week.done())
        : week.state().label();
  }
}
