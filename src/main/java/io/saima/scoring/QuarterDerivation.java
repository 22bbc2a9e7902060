package io.saima.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The derivation of a quarterly score (得分说明), scoring §3.10: all that a person needs to redo the
 * sum by hand.
 *
 * <p>Raters are never named. The lists of weeks and indicators follow the input; all others are
 * sorted, so that their order decides nothing.
 */
final class QuarterDerivation {

  private static final Map<String, String> REASONS =
      Map.of(
          IndicatorScores.DROPPED_WEIGHT, "不适用指标的权重超过上限",
          Evaluation.SHARE, "有值渠道的权重不足",
          Evaluation.NO_OFFICIAL, "官评渠道全部缺失",
          Evaluation.NO_POPULAR, "民评渠道全部缺失");

  private final QuarterInput input;
  private final QuarterResult result;
  private final Policy policy;
  private final List<Step> steps = new ArrayList<>();

  private QuarterDerivation(QuarterInput input, QuarterResult result) {
    this.input = input;
    this.result = result;
    this.policy = input.policy();
  }

  /** The steps in the order of §3.10. */
  static List<Step> of(QuarterInput input, QuarterResult result) {
    QuarterDerivation derivation = new QuarterDerivation(input, result);
    derivation.writeResults();
    derivation.writeEvaluation();
    derivation.writeScore();
    derivation.writeGrade();
    return derivation.steps;
  }

  /**
   * What may be told of a channel that stands for itself. How many stood aside is left out: among a
   * handful of colleagues it would tell who complained or declared a conflict. Of the public only
   * number and mean are told: the officer sees most of the single scores elsewhere, and would find
   * the others in a list.
   */
  static String toldText(QuarterInput input, QuarterResult result, Channel channel) {
    return new QuarterDerivation(input, result)
        .channelText(result.evaluation().channel(channel), true);
  }

  private void writeResults() {
    Diligence diligence = result.diligence();
    add("C", diligence.c(), diligenceText());
    Rational floor = policy.diligenceFloor();
    add(
        "K",
        diligence.k(),
        diligence.c() == null
            ? "没有应填的周，勤勉系数k = 1"
            : "勤勉系数k = %s + (1 − %s) × %s %s"
                .formatted(
                    floor, floor, Words.number(diligence.c()), Words.equalTo(diligence.k())));
    for (IndicatorScore score : result.indicators().all()) {
      add("S:" + score.indicator().code(), score.score(), indicatorText(score));
    }
    add("P", result.p(), resultsText());
  }

  private void writeEvaluation() {
    for (ChannelValue value : result.evaluation().channels()) {
      add("CH:" + value.channel().code(), value.value(), channelText(value, false));
    }
    add("E", result.evaluation().e(), evaluationText());
  }

  private void writeScore() {
    add("R", result.race().r(), raceText());
    add("MIX", result.mix().mix(), mixText());
    add("ADJ", result.mix().adjustment(), adjustmentText());
    String q = result.q() == null ? null : result.q().toPlainString();
    steps.add(new Step("Q", q, scoreText()));
  }

  private void writeGrade() {
    steps.add(new Step("BAND", code(result.band()), bandText()));
    steps.add(new Step("CEILING", code(result.ceiling().grade()), ceilingText()));
    steps.add(new Step("PROPOSAL", code(result.proposal()), proposalText()));
  }

  private String diligenceText() {
    List<String> weeks = new ArrayList<>();
    List<String> ratios = new ArrayList<>();
    for (int i = 0; i < input.weeks().size(); i++) {
      Week week = input.weeks().get(i);
      String number = "第%s周".formatted(i + 1);
      switch (week.state()) {
        case FILED -> {
          weeks.add("%s计划%s完成%s".formatted(number, week.planned(), week.done()));
          ratios.add("%s/%s".formatted(week.done(), week.planned()));
        }
        case LEAVE -> weeks.add(number + "全周请假（不计）");
        case MISSING -> {
          weeks.add(number + "逾期未填（计0）");
          ratios.add("0");
        }
      }
    }
    String list = weeks.isEmpty() ? "没有周纪实" : Words.list(weeks);
    Rational c = result.diligence().c();
    return c == null
        ? list + "。没有应填的周，完成率空缺"
        : "%s。应填%s周，完成率C = (%s) ÷ %s %s"
            .formatted(
                list, ratios.size(), String.join(" + ", ratios), ratios.size(), Words.equalTo(c));
  }

  private String indicatorText(IndicatorScore score) {
    Indicator indicator = score.indicator();
    String title = indicator.name() == null ? indicator.code() : indicator.name();
    if (!indicator.applicable()) {
      return "%s：权重%s，经批准不适用（%s），不计分".formatted(title, indicator.weight(), indicator.dropRef());
    }
    List<String> parts = new ArrayList<>();
    parts.add(attainmentText(score));
    parts.add(lightText(score));
    if (indicator.debtRate() != null) {
      parts.add(
          "负债率%s，上限%s，超出按整点计%s个百分点，每点扣%s，系数%s"
              .formatted(
                  indicator.debtRate(),
                  indicator.debtCeiling(),
                  score.debtPoints(),
                  policy.debtStep(),
                  Words.number(score.debtFactor())));
    }
    if (score.falsified()) {
      parts.add("数据虚报已核实，本项得分 = 0");
    } else if (score.score() == null) {
      parts.add("无数据，得分空缺");
    } else {
      parts.add(
          "得分 = 100 × min(%s, 1) × %s %s"
              .formatted(
                  Words.number(score.attainment()),
                  Words.number(score.debtFactor()),
                  Words.equalTo(score.score())));
    }
    Rational applied = result.indicators().appliedWeight();
    parts.add(
        score.contribution() == null
            ? "权重%s，适用权重合计W = %s".formatted(indicator.weight(), applied)
            : "权重%s，适用权重合计W = %s，计入 %s × %s ÷ %s %s"
                .formatted(
                    indicator.weight(),
                    applied,
                    indicator.weight(),
                    Words.number(score.score()),
                    applied,
                    Words.equalTo(score.contribution())));
    return title + "：" + String.join("；", parts);
  }

  private static String attainmentText(IndicatorScore score) {
    Indicator indicator = score.indicator();
    if (indicator.direction() == Indicator.Direction.MANUAL) {
      return indicator.hasData() ? "人工评定完成率%s".formatted(indicator.manual()) : "人工评定，尚未评定";
    }
    Rational due = Lights.due(indicator);
    String target =
        "%s，目标%s × 时间进度%s = %s"
            .formatted(indicator.direction().label(), indicator.target(), indicator.elapsed(), due);
    if (!indicator.hasData()) {
      return target + "，无实际值";
    }
    String actual = "%s，实际%s，完成率 = ".formatted(target, indicator.actual());
    if (indicator.direction() == Indicator.Direction.HIGHER) {
      return "%s%s ÷ %s %s"
          .formatted(actual, indicator.actual(), due, Words.equalTo(score.attainment()));
    }
    return indicator.actual().isAtMost(due)
        ? actual + "1（不超过目标）"
        : "%s%s ÷ %s %s"
            .formatted(actual, due, indicator.actual(), Words.equalTo(score.attainment()));
  }

  private String lightText(IndicatorScore score) {
    List<Rational> limits = policy.lightThresholds();
    String scale =
        limits.size() == 2
            ? "绿灯≥%s、黄灯≥%s、其下红灯".formatted(limits.get(0), limits.get(1))
            : "绿灯≥%s、黄灯≥%s、橙灯≥%s、其下红灯".formatted(limits.get(0), limits.get(1), limits.get(2));
    String text = "%s（%s）".formatted(score.baseLight().label(), scale);
    if (score.falsified()) {
      return text + "，因数据虚报亮红灯";
    }
    if (score.indicator().overdue()) {
      return text + "，因超过法定时限亮红灯";
    }
    if (score.light() != score.baseLight()) {
      text += "，上月同为%s，升为%s".formatted(score.baseLight().label(), score.light().label());
    }
    return score.light() == Light.RED && score.indicator().resolved() ? text + "，已销号" : text;
  }

  private String resultsText() {
    IndicatorScores indicators = result.indicators();
    if (result.p() == null) {
      return "实绩P空缺：" + reasons(indicators.reasons());
    }
    String sum =
        indicators.all().stream()
            .filter(score -> score.contribution() != null)
            .map(score -> Words.number(score.contribution()))
            .collect(Collectors.joining(" + "));
    return "P0 = %s %s；P = k × P0 = %s × %s %s"
        .formatted(
            sum,
            Words.equalTo(indicators.p0()),
            Words.number(result.diligence().k()),
            Words.number(indicators.p0()),
            Words.equalTo(result.p()));
  }

  /**
   * @param told without what nobody is told
   */
  private String channelText(ChannelValue value, boolean told) {
    Evaluation evaluation = result.evaluation();
    Rational raw = policy.weight(value.channel());
    List<String> parts = new ArrayList<>();
    boolean listed = !told || value.channel() != Channel.PUB || value.n() == 0;
    parts.add(
        "有效票%s张：%s"
            .formatted(
                value.n(),
                listed ? Words.scores(value.sorted(), raters(value.channel())) : "不逐一列出"));
    if (!told && value.removedCount() > 0) {
      parts.add("不计%s张（%s）".formatted(value.removedCount(), removedText(value)));
    }
    switch (value.status()) {
      case OFF -> parts.add("本渠道未启用");
      case MISSING -> parts.add("有效票不足%s张，本渠道缺失，不按0分计".formatted(least(value.channel())));
      case SHRUNK -> parts.add(shrunkText(value));
      case PRESENT ->
          parts.add(
              "%s %s"
                  .formatted(
                      Words.method(value.method(), value.sorted(), value.dropped()),
                      Words.equalTo(value.value())));
    }
    if (value.channel() == Channel.PUB && result.reminder()) {
      parts.add("评价数量偏少，请组织补充评价");
    }
    if (value.channel() == Channel.PEER && result.calibration() != null) {
      parts.add(calibrationText());
    }
    parts.add(
        value.value() == null
            ? "原始权重%s，有效权重0".formatted(raw)
            : "原始权重%s，有效权重 = %s ÷ %s %s"
                .formatted(
                    raw,
                    raw,
                    evaluation.available(),
                    Words.equalTo(evaluation.effectiveWeight(value.channel()))));
    return value.channel().label() + "：" + String.join("；", parts);
  }

  private long raters(Channel channel) {
    return input.validBallots(channel).stream().map(Ballot::rater).distinct().count();
  }

  private int least(Channel channel) {
    return switch (channel) {
      case PEER -> policy.minPeers();
      case PUB -> policy.pubMin();
      default -> 1;
    };
  }

  private String shrunkText(ChannelValue value) {
    Rational mean = Rational.mean(value.sorted());
    return "不足%s张，平均 %s，与同类岗位均值%s合并 = (%s × %s + %s × %s) ÷ (%s + %s) %s"
        .formatted(
            policy.pubFull(),
            Words.equalTo(mean),
            input.pubPrior(),
            value.n(),
            Words.number(mean),
            policy.pubPriorWeight(),
            input.pubPrior(),
            value.n(),
            policy.pubPriorWeight(),
            Words.equalTo(value.value()));
  }

  private static String removedText(ChannelValue value) {
    return Words.list(
        value.removed().entrySet().stream()
            .map(entry -> "%s%s".formatted(entry.getKey().label(), entry.getValue()))
            .toList());
  }

  private String calibrationText() {
    Calibration calibration = result.calibration();
    String values =
        "系统校准前%s、校准后%s"
            .formatted(
                Words.orNone(calibration.peerPlain()), Words.orNone(calibration.peerCalibrated()));
    if (!calibration.applied()) {
      return values + "，试运行，只列出，采用校准前的值";
    }
    boolean few = calibration.raters().size() < Words.FEWEST_SHOWN;
    String shifts =
        calibration.raters().stream()
            .sorted(
                Comparator.comparing(Calibration.Rater::from).thenComparing(Calibration.Rater::to))
            .map(rater -> "%s→%s".formatted(Words.orNone(rater.from()), Words.orNone(rater.to())))
            .collect(Collectors.joining("、"));
    return values + "，采用校准后的值" + (few ? "" : "（逐票：" + shifts + "）");
  }

  private String evaluationText() {
    Evaluation evaluation = result.evaluation();
    String share =
        "有值渠道原始权重合计%s，占全部%s的%s（至少%s）"
            .formatted(
                evaluation.available(),
                evaluation.total(),
                Words.percent(evaluation.availableShare()),
                Words.percent(policy.minAvailable()));
    if (evaluation.e() == null) {
      return share + "；多元评价E空缺：" + reasons(evaluation.reasons());
    }
    String sum =
        evaluation.channels().stream()
            .filter(value -> value.value() != null)
            .map(value -> policy.weight(value.channel()) + " × " + Words.number(value.value()))
            .collect(Collectors.joining(" + "));
    return "%s；E = (%s) ÷ %s %s"
        .formatted(share, sum, evaluation.available(), Words.equalTo(evaluation.e()));
  }

  private String raceText() {
    RaceScore race = result.race();
    if (race.status() == RaceStatus.EXCUSED) {
      return "经批准不参加季赛马，R空缺，其权重按比例分给实绩和多元评价";
    }
    String panel = "评委%s人：%s".formatted(race.n(), Words.scores(race.sorted(), race.n()));
    if (race.status() == RaceStatus.MISSING) {
      return "%s；不足%s人，R空缺，不按0分计，其权重按比例分给实绩和多元评价".formatted(panel, policy.raceMinPanel());
    }
    String text =
        "%s；%s，R %s"
            .formatted(
                panel,
                Words.method(race.method(), race.sorted(), race.dropped()),
                Words.equalTo(race.r()));
    if (race.participants() == null) {
      return text;
    }
    return "%s；参加%s人，排第%s，末尾%s名复盘说明，%s"
        .formatted(
            text,
            race.participants(),
            race.rank(),
            RaceScore.explaining(policy, race.participants()),
            race.debrief() ? "本人需说明" : "本人不需说明");
  }

  private String mixText() {
    Mix mix = result.mix();
    if (mix.mix() == null) {
      return "%s，无法合成得分"
          .formatted(
              result.p() == null && result.evaluation().e() == null
                  ? "实绩P和多元评价E空缺"
                  : result.p() == null ? "实绩P空缺" : "多元评价E空缺");
    }
    Policy.PartWeights parts = policy.partWeights();
    if (result.race().r() == null) {
      return "合成 = (%s × %s + %s × %s) ÷ (%s + %s) %s"
          .formatted(
              parts.p(),
              Words.number(result.p()),
              parts.e(),
              Words.number(result.evaluation().e()),
              parts.p(),
              parts.e(),
              Words.equalTo(mix.mix()));
    }
    return "合成 = (%s × %s + %s × %s + %s × %s) ÷ 100 %s"
        .formatted(
            parts.p(),
            Words.number(result.p()),
            parts.e(),
            Words.number(result.evaluation().e()),
            parts.r(),
            Words.number(result.race().r()),
            Words.equalTo(mix.mix()));
  }

  private String adjustmentText() {
    if (input.adjustments().isEmpty()) {
      return "没有加分或扣分";
    }
    String list =
        Words.list(
            input.adjustments().stream()
                .sorted(
                    Comparator.comparing(Adjustment::kind)
                        .thenComparing(Adjustment::doc, Text.ORDER)
                        .thenComparing(Adjustment::points))
                .map(one -> "%s%s（%s）".formatted(one.kind().label(), one.points(), one.doc()))
                .toList());
    return "%s；合计限于%s到%s之间，计%s"
        .formatted(list, policy.adjMin(), policy.adjMax(), result.mix().adjustment());
  }

  private String scoreText() {
    Mix mix = result.mix();
    String score =
        mix.q() == null
            ? "得分空缺"
            : "得分Q = %s + %s，限于0到100，四舍五入到两位小数 = %s；其中群众评价实际占比%s"
                .formatted(
                    Words.number(mix.mix()),
                    parenthesised(mix.adjustment()),
                    mix.q().toPlainString(),
                    Words.percent(result.publicShare()));
    return score + "；" + PolicyWords.describe(policy);
  }

  private String bandText() {
    String scale =
        "好≥%s、较好≥%s、一般≥%s、其下较差"
            .formatted(policy.bandGood(), policy.bandFairlyGood(), policy.bandOrdinary());
    return result.band() == null
        ? "没有得分，不定档；各档：" + scale
        : "得分%s属于“%s”；各档：%s".formatted(result.q().toPlainString(), result.band().label(), scale);
  }

  private String ceilingText() {
    List<String> parts = new ArrayList<>();
    input.facts().stream()
        .distinct()
        .sorted(
            Comparator.comparing(Fact::ref, Text.ORDER)
                .thenComparing(Fact::type)
                .thenComparing(fact -> String.valueOf(fact.indicator()), Text.ORDER)
                .thenComparing(Fact::verified)
                .thenComparing(Fact::heard))
        .forEach(fact -> parts.add(factText(fact)));
    for (String code : unresolvedReds()) {
      parts.add("%s红灯未销号，最高较好".formatted(code));
    }
    return parts.isEmpty()
        ? "没有否决或封顶的情形，最高“好”"
        : "%s；最高“%s”".formatted(String.join("；", parts), result.ceiling().grade().label());
  }

  private String factText(Fact fact) {
    String title =
        fact.type() == Fact.Type.FALSIFICATION
            ? "%s%s（%s）".formatted(fact.indicator(), fact.type().label(), fact.ref())
            : "%s（%s）".formatted(fact.type().label(), fact.ref());
    IgnoredFact.Reason ignored = Ceiling.whyIgnored(fact, result.indicators());
    boolean itemFalsified =
        result.indicators().all().stream()
            .filter(IndicatorScore::falsified)
            .anyMatch(score -> fact.provesFalsified(score.indicator().code()));
    String item = itemFalsified ? "本项得分为0、亮红灯，" : "";
    if (ignored != null) {
      return "%s：%s%s，不影响等次".formatted(title, item, ignored.label());
    }
    QuarterGrade cap = Ceiling.cap(fact.type());
    return cap == null
        ? title + "：较好可作为好的候选，不另给名额，不突破封顶"
        : "%s：%s最高%s".formatted(title, item, cap.label());
  }

  /** The sentence that explains why the grade is what it is. */
  private String proposalText() {
    if (result.outcome() == Outcome.DEFERRED) {
      return "暂缓评定，请人工决定：" + reasons(result.outcomeReasons());
    }
    if (result.outcome() != Outcome.GRADED) {
      return "本人状态为“%s”：%s".formatted(input.status().label(), result.outcome().label());
    }
    String score =
        "得分%s%s%s"
            .formatted(
                result.q().toPlainString(),
                result.band() == QuarterGrade.POOR ? "为" : "达到",
                result.band().label());
    String text;
    if (result.proposal().compareTo(result.band()) < 0) {
      text = "%s，因%s定为%s".formatted(score, causes(), result.proposal().label());
    } else if (result.proposal() != result.band()) {
      text = "%s，因一事一考列为%s的候选".formatted(score, result.proposal().label());
    } else {
      text = "%s，建议%s".formatted(score, result.proposal().label());
    }
    if (result.needsQuota()) {
      text += "，需占用好等次名额，名额分配后确定";
    }
    return result.reconsideration() ? text + "；可在异议期内申请一票复议" : text;
  }

  /** All caps below the band, in words. */
  private String causes() {
    List<String> causes = new ArrayList<>();
    for (Fact.Type type : Fact.Type.values()) {
      QuarterGrade cap = Ceiling.cap(type);
      if (cap != null && cap.compareTo(result.band()) < 0) {
        for (String reason : result.ceiling().reasons()) {
          if (reason.equals(type.code())) {
            causes.add(type.label());
          } else if (reason.startsWith(type.code() + ":")) {
            causes.add(reason.substring(type.code().length() + 1) + type.label());
          }
        }
      }
    }
    if (QuarterGrade.FAIRLY_GOOD.compareTo(result.band()) < 0) {
      unresolvedReds().forEach(code -> causes.add(code + "红灯未销号"));
    }
    return Words.list(causes);
  }

  private List<String> unresolvedReds() {
    return Text.sorted(
        result.indicators().all().stream()
            .filter(IndicatorScore::isUnresolvedRed)
            .map(score -> score.indicator().code())
            .toList());
  }

  private static String reasons(List<String> reasons) {
    return Words.list(reasons.stream().map(QuarterDerivation::reason).toList());
  }

  private static String reason(String reason) {
    if (reason.startsWith(IndicatorScores.NO_DATA)) {
      return reason.substring(IndicatorScores.NO_DATA.length()) + "无数据";
    }
    return REASONS.get(reason);
  }

  private void add(String id, Rational value, String text) {
    steps.add(new Step(id, value == null ? null : value.fixed(6), text));
  }

  private static String parenthesised(Rational value) {
    return value.signum() < 0 ? "(" + value + ")" : value.toString();
  }

  private static String code(QuarterGrade grade) {
    return grade == null ? null : grade.code();
  }
}
