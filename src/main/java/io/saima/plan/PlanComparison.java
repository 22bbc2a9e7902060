package io.saima.plan;

import io.saima.organization.Labelled;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Two versions of a plan beside each other, indicator by indicator. */
public record PlanComparison(List<Line> lines) {

  /** What became of an indicator. */
  public enum Change implements Labelled {
    ADDED("新增"),
    REMOVED("删除"),
    CHANGED("调整"),
    SAME("不变");

    private final String label;

    Change(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  /**
   * One indicator in both versions.
   *
   * @param before null if it was added
   * @param after null if it was removed
   * @param differences what differs, in words; empty if nothing or if it was added or removed
   */
  public record Line(
      Change change, IndicatorLine before, IndicatorLine after, List<String> differences) {

    public String code() {
      return (after == null ? before : after).code();
    }

    public String name() {
      return (after == null ? before : after).name();
    }
  }

  /** Compares by code. */
  public static PlanComparison of(List<IndicatorLine> before, List<IndicatorLine> after) {
    Map<String, IndicatorLine> old = byCode(before);
    Map<String, IndicatorLine> young = byCode(after);
    Set<String> codes = new LinkedHashSet<>(young.keySet());
    codes.addAll(new TreeSet<>(old.keySet()));
    List<Line> lines = new ArrayList<>();
    for (String code : codes) {
      lines.add(line(old.get(code), young.get(code)));
    }
    return new PlanComparison(List.copyOf(lines));
  }

  private static Map<String, IndicatorLine> byCode(List<IndicatorLine> lines) {
    Map<String, IndicatorLine> map = new LinkedHashMap<>();
    lines.forEach(line -> map.put(line.code(), line));
    return map;
  }

  private static Line line(IndicatorLine before, IndicatorLine after) {
    if (before == null) {
      return new Line(Change.ADDED, null, after, List.of());
    }
    if (after == null) {
      return new Line(Change.REMOVED, before, null, List.of());
    }
    List<String> differences = new ArrayList<>();
    differ(differences, "名称", before, after, IndicatorLine::name);
    differ(differences, "权重", before, after, line -> plain(line.weight()));
    differ(differences, "目标", before, after, line -> plain(line.target()));
    differ(differences, "计量单位", before, after, IndicatorLine::unit);
    differ(differences, "方向", before, after, line -> PlanWords.of(line.direction()));
    differ(differences, "计算", before, after, line -> PlanWords.of(line.measure()));
    differ(differences, "取值", before, after, line -> PlanWords.of(line.scope()));
    differ(differences, "指标库", before, after, IndicatorLine::library);
    differ(differences, "模块", before, after, line -> line.module().label());
    differ(differences, "系统", before, after, line -> line.system().label());
    differ(differences, "核心指标", before, after, line -> yes(line.core()));
    differ(differences, "政府投资项目", before, after, line -> yes(line.project()));
    differ(differences, "潜绩", before, after, line -> yes(line.latent()));
    differ(differences, "债务率上限", before, after, line -> plain(line.debtCeiling()));
    return new Line(
        differences.isEmpty() ? Change.SAME : Change.CHANGED,
        before,
        after,
        List.copyOf(differences));
  }

  private static void differ(
      List<String> differences,
      String label,
      IndicatorLine before,
      IndicatorLine after,
      Function<IndicatorLine, String> value) {
    String old = value.apply(before);
    String young = value.apply(after);
    if (!Objects.equals(old, young)) {
      differences.add(label + " " + old + " → " + young);
    }
  }

  private static String plain(BigDecimal number) {
    return number == null ? "无" : number.toPlainString();
  }

  private static String yes(boolean flag) {
    return flag ? "是" : "否";
  }

  /** Whether both versions say the same. */
  public boolean unchanged() {
    return lines.stream().allMatch(line -> line.change() == Change.SAME);
  }
}
