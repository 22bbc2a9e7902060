package io.saima.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How a plan's parameters are called and printed in Chinese. */
final class PolicyWords {

  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("version", "方案版本"),
          Map.entry("diligenceFloor", "勤勉系数下限"),
          Map.entry("lightThresholds", "亮灯界限"),
          Map.entry("minorWeight", "小权重指标界限"),
          Map.entry("maxIndicators", "指标数上限"),
          Map.entry("minWeight", "指标权重下限"),
          Map.entry("maxWeight", "指标权重上限"),
          Map.entry("maxDropped", "不适用权重上限"),
          Map.entry("debtStep", "负债率每点扣减"),
          Map.entry("channelWeights", "渠道权重"),
          Map.entry("minAvailable", "有值渠道最低占比"),
          Map.entry("minPeers", "同级互评最少票数"),
          Map.entry("trimShare", "两端去掉比例"),
          Map.entry("pubFull", "群众评价足量份数"),
          Map.entry("pubMin", "群众评价最少份数"),
          Map.entry("pubPriorWeight", "岗位类均值折合份数"),
          Map.entry("pubMaxPerRater", "同一评价人每季度次数上限"),
          Map.entry("calibration", "系统校准"),
          Map.entry("calibMinRatees", "校准最少被评人数"),
          Map.entry("calibMinOthers", "校准最少对照人数"),
          Map.entry("calibPrior", "校准收缩量"),
          Map.entry("calibMaxShift", "校准幅度上限"),
          Map.entry("partWeights", "三部分权重"),
          Map.entry("adjMin", "扣分上限"),
          Map.entry("adjMax", "加分上限"),
          Map.entry("bandGood", "好的分数线"),
          Map.entry("bandFairlyGood", "较好的分数线"),
          Map.entry("bandOrdinary", "一般的分数线"),
          Map.entry("raceMinPanel", "评委最少人数"),
          Map.entry("debriefCount", "复盘说明人数"),
          Map.entry("debriefFrom", "按固定人数复盘的最少参加人数"),
          Map.entry("debriefMinList", "需复盘的最少参加人数"),
          Map.entry("debriefShare", "复盘说明比例"),
          Map.entry("reconsiderBelow", "一票复议得分界限"),
          Map.entry("reconsiderPublic", "一票复议群众评价界限"),
          Map.entry("goodPercent", "好等次比例（%）"),
          Map.entry("smallUnit", "小单位人数界限"),
          Map.entry("quarterShare", "平时考核占年度比例"),
          Map.entry("minQuarters", "最少季度数"),
          Map.entry("minGoodShare", "优秀所需好等次比例"),
          Map.entry("excellentScore", "优秀的分数线"),
          Map.entry("competentScore", "称职的分数线"),
          Map.entry("basicScore", "基本称职的分数线"),
          Map.entry("excellentPercent", "优秀比例（%）"),
          Map.entry("approvalRef", "优秀比例批准文号"),
          Map.entry("excellentMaxLeave", "优秀请假天数上限"),
          Map.entry("failLadder", "较差季度阶梯"),
          Map.entry("promotionBarYears", "虚报后限制晋升年数"));

  private static final Map<String, String> PARTS = Map.of("p", "实绩", "e", "多元评价", "r", "季赛马");

  private PolicyWords() {}

  /** The Chinese name of a parameter. */
  static String label(String parameter) {
    return LABELS.get(parameter);
  }

  /** The plan's version and every parameter that differs from its default. */
  static String describe(Policy policy) {
    Map<String, Object> defaults = Policy.DEFAULT.toTree();
    List<String> deviations = new ArrayList<>();
    policy
        .toTree()
        .forEach(
            (name, value) -> {
              Object usual = defaults.get(name);
              if (!name.equals("version") && !Objects.equals(value, usual)) {
                deviations.add(
                    "%s：%s（默认%s）".formatted(label(name), inWords(value), inWords(usual)));
              }
            });
    return "考核方案版本%s，%s"
        .formatted(
            policy.version().equals(Policy.DEFAULT.version()) ? "默认" : policy.version(),
            deviations.isEmpty() ? "各项参数均为默认值" : "与默认不同的参数为" + Words.list(deviations));
  }

  private static String inWords(Object value) {
    if (value == null) {
      return "无";
    }
    if (value instanceof Boolean flag) {
      return flag ? "启用" : "不启用";
    }
    if (value instanceof List<?> items) {
      return String.join("/", items.stream().map(String::valueOf).toList());
    }
    if (value instanceof Map<?, ?> weights) {
      return String.join(
          " ",
          weights.entrySet().stream().map(one -> part(one.getKey()) + one.getValue()).toList());
    }
    for (CalibrationMode mode : CalibrationMode.values()) {
      if (mode.code().equals(value)) {
        return mode.label();
      }
    }
    return value.toString();
  }

  private static String part(Object key) {
    for (Channel channel : Channel.values()) {
      if (channel.code().equals(key)) {
        return channel.label();
      }
    }
    return PARTS.get(key);
  }
}
