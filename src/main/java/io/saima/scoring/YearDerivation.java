package io.saima.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The derivation of an annual proposal, scoring §6: all that a person needs to redo it by hand. */
final class YearDerivation {

  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("FEW_QUARTERS", "已定等次的季度不足"),
          Map.entry("NO_ANNUAL_PART", "没有年度测评"),
          Map.entry("NOT_GRADED", "本年度不定等次"),
          Map.entry("SCORE", "年度得分未达到优秀"),
          Map.entry("TOO_FEW_GOOD", "季度好等次不足"),
          Map.entry("LOW_QUARTER", "有季度为一般或较差"),
          Map.entry("VETO", "一票否决"),
          Map.entry("REFUSAL", "无正当理由不参加考核"),
          Map.entry("WARNING", "受警告处分"),
          Map.entry("LEAVE", "病假、事假天数超过上限"),
          Map.entry("MORAL_VETO", "政治品德一票否决"),
          Map.entry("FALSIFICATION", "关键指标数据虚报"),
          Map.entry("THREE_FAILS", "三个季度较差"),
          Map.entry("FOUR_FAILS", "四个季度较差"));

  private final YearInput input;
  private final YearResult result;
  private final Policy policy;

  private YearDerivation(YearInput input, YearResult result) {
    this.input = input;
    this.result = result;
    this.policy = input.policy();
  }

  /** The steps in the order of §6. */
  static List<Step> of(YearInput input, YearResult result) {
    YearDerivation derivation = new YearDerivation(input, result);
    Rational mean = result.quarterMean();
    return List.of(
        new Step("MEAN", mean == null ? null : mean.fixed(6), derivation.meanText()),
        new Step(
            "A", result.a() == null ? null : result.a().toPlainString(), derivation.scoreText()),
        new Step("BASE", code(result.base()), derivation.baseText()),
        new Step("CAP", code(result.cap()), derivation.capText()),
        new Step("PROPOSAL", code(result.proposal()), derivation.proposalText()));
  }

  private String meanText() {
    List<String> quarters =
        input.quarters().stream()
            .sorted(Comparator.comparing(YearInput.Quarter::quarter))
            .map(YearDerivation::quarterText)
            .toList();
    String list = quarters.isEmpty() ? "没有季度考核" : Words.list(quarters);
    if (result.quarterMean() == null) {
      return list + "；没有已定等次的季度，平均分空缺";
    }
    String sum =
        input.quarters().stream()
            .filter(YearInput.Quarter::isGraded)
            .sorted(Comparator.comparing(YearInput.Quarter::quarter))
            .map(quarter -> quarter.q().toString())
            .collect(Collectors.joining(" + "));
    return "%s；平均 = (%s) ÷ %s %s"
        .formatted(list, sum, result.gradedQuarters(), Words.equalTo(result.quarterMean()));
  }

  private static String quarterText(YearInput.Quarter quarter) {
    String text =
        quarter.isGraded()
            ? "第%s季度%s（%s）".formatted(quarter.quarter(), quarter.q(), quarter.grade().label())
            : "第%s季度%s（不计）".formatted(quarter.quarter(), quarter.outcome().label());
    return quarter.last() ? text + "末位" : text;
  }

  private String scoreText() {
    String plan = PolicyWords.describe(policy);
    if (result.a() == null) {
      List<String> missing = new ArrayList<>();
      if (result.gradedQuarters() < policy.minQuarters()) {
        missing.add("已定等次的季度%s个，至少需要%s个".formatted(result.gradedQuarters(), policy.minQuarters()));
      }
      if (input.annual() == null) {
        missing.add("没有年度测评");
      }
      return "年度得分空缺：%s；%s".formatted(Words.list(missing), plan);
    }
    return "年度得分A = %s × %s + (1 − %s) × %s，四舍五入到两位小数 = %s；%s"
        .formatted(
            policy.quarterShare(),
            Words.number(result.quarterMean()),
            policy.quarterShare(),
            input.annual(),
            result.a().toPlainString(),
            plan);
  }

  private String baseText() {
    if (result.base() == null) {
      return "没有基础等次：" + outcomeText();
    }
    String scale =
        "优秀≥%s、称职≥%s、基本称职≥%s、其下不称职"
            .formatted(policy.excellentScore(), policy.competentScore(), policy.basicScore());
    String good =
        "好%s个，应不少于%s × %s；病假、事假%s天，优秀不超过%s天"
            .formatted(
                result.goodQuarters(),
                result.gradedQuarters(),
                policy.minGoodShare(),
                input.leaveDays(),
                policy.excellentMaxLeave());
    return result.eligible()
        ? "得分%s，没有排除优秀的情形（%s；%s），列为优秀候选".formatted(result.a().toPlainString(), scale, good)
        : "得分%s（%s）；不能评为优秀：%s（%s）；基础等次%s"
            .formatted(
                result.a().toPlainString(),
                scale,
                reasons(result.ineligibleReasons()),
                good,
                result.base().label());
  }

  private String outcomeText() {
    if (result.outcome() == Outcome.DEFERRED) {
      return reasons(result.outcomeReasons());
    }
    return input.status() == OfficerStatus.NORMAL
        ? "病假、事假%s天，超过全年%s天的一半".formatted(input.leaveDays(), input.yearDays())
        : input.status().label();
  }

  private String capText() {
    List<String> parts = new ArrayList<>();
    input.facts().stream()
        .distinct()
        .sorted(
            Comparator.comparing(YearInput.Fact::ref, Text.ORDER)
                .thenComparing(YearInput.Fact::type)
                .thenComparing(YearInput.Fact::verified)
                .thenComparing(YearInput.Fact::heard))
        .forEach(fact -> parts.add(factText(fact)));
    parts.add(
        result.capReasons().isEmpty()
            ? "没有封顶的情形，最高优秀"
            : "因%s最高%s".formatted(reasons(result.capReasons()), result.cap().label()));
    return String.join("；", parts);
  }

  private static String factText(YearInput.Fact fact) {
    IgnoredFact.Reason ignored = YearCalculation.whyIgnored(fact);
    String title = "%s（%s）".formatted(fact.type().label(), fact.ref());
    if (ignored != null) {
      return "%s：%s，不影响等次".formatted(title, ignored.label());
    }
    return fact.type() == YearInput.Fact.Type.WARNING ? title + "：不能评为优秀" : title + "：最高不称职";
  }

  private String proposalText() {
    if (result.proposal() == null) {
      return "%s：%s".formatted(result.outcome().label(), outcomeText());
    }
    String text =
        result.proposal() == result.base()
            ? "建议%s".formatted(result.proposal().label())
            : "基础等次%s，因%s定为%s"
                .formatted(
                    result.base().label(), reasons(result.capReasons()), result.proposal().label());
    return result.needsQuota()
        ? "%s，需占用优秀名额（%s人 × %s%% 取整 = %s个），由考核委员会确定"
            .formatted(text, input.bodySize(), policy.excellentPercent(), result.k())
        : text;
  }

  private static String reasons(List<String> reasons) {
    return Words.list(reasons.stream().map(REASONS::get).toList());
  }

  private static String code(YearGrade grade) {
    return grade == null ? null : grade.code();
  }
}
