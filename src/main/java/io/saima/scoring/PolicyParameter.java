package io.saima.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The parameters of a {@link Policy} as people read them: by subject, with a Chinese name and where
 * the default comes from (000–003 are the project's sources; {@code scoring} §9).
 */
public enum PolicyParameter implements Coded {
  LIGHT_THRESHOLDS("lightThresholds", "亮灯界限", Subject.LIGHTS, "默认（001；四色见000，如0.95、0.85、0.70）"),
  MINOR_WEIGHT("minorWeight", "小权重指标界限", Subject.LIGHTS, "默认"),
  MAX_INDICATORS("maxIndicators", "指标数上限", Subject.RESULTS, "001"),
  MIN_WEIGHT("minWeight", "指标权重下限", Subject.RESULTS, "默认"),
  MAX_WEIGHT("maxWeight", "指标权重上限", Subject.RESULTS, "默认"),
  MAX_DROPPED("maxDropped", "不适用权重上限", Subject.RESULTS, "默认"),
  DEBT_STEP("debtStep", "负债率每点扣减", Subject.RESULTS, "001"),
  DILIGENCE_FLOOR("diligenceFloor", "勤勉系数下限", Subject.RESULTS, "默认（机制见000）"),
  CHANNEL_WEIGHTS("channelWeights", "渠道权重", Subject.CHANNELS, "001"),
  MIN_AVAILABLE("minAvailable", "有值渠道最低占比", Subject.CHANNELS, "默认"),
  MIN_PEERS("minPeers", "同级互评最少票数", Subject.CHANNELS, "默认"),
  TRIM_SHARE("trimShare", "两端去掉比例", Subject.CHANNELS, "001"),
  PUB_FULL("pubFull", "群众评价足量份数", Subject.CHANNELS, "001"),
  PUB_MIN("pubMin", "群众评价最少份数", Subject.CHANNELS, "默认"),
  PUB_PRIOR_WEIGHT("pubPriorWeight", "岗位类均值折合份数", Subject.CHANNELS, "默认"),
  PUB_MAX_PER_RATER("pubMaxPerRater", "同一评价人每季度次数上限", Subject.CHANNELS, "默认"),
  CALIBRATION("calibration", "系统校准", Subject.CALIBRATION, "001；默认不校准"),
  CALIB_MIN_RATEES("calibMinRatees", "校准最少被评人数", Subject.CALIBRATION, "默认"),
  CALIB_MIN_OTHERS("calibMinOthers", "校准最少对照人数", Subject.CALIBRATION, "默认"),
  CALIB_PRIOR("calibPrior", "校准收缩量", Subject.CALIBRATION, "默认"),
  CALIB_MAX_SHIFT("calibMaxShift", "校准幅度上限", Subject.CALIBRATION, "默认"),
  PART_WEIGHTS("partWeights", "三部分权重", Subject.PARTS, "默认"),
  ADJ_MIN("adjMin", "扣分上限", Subject.PARTS, "默认"),
  ADJ_MAX("adjMax", "加分上限", Subject.PARTS, "默认"),
  BAND_GOOD("bandGood", "好的分数线", Subject.BANDS, "地方规定，须确认"),
  BAND_FAIRLY_GOOD("bandFairlyGood", "较好的分数线", Subject.BANDS, "地方规定，须确认"),
  BAND_ORDINARY("bandOrdinary", "一般的分数线", Subject.BANDS, "地方规定，须确认"),
  RECONSIDER_BELOW("reconsiderBelow", "一票复议得分界限", Subject.BANDS, "默认（机制见001）"),
  RECONSIDER_PUBLIC("reconsiderPublic", "一票复议群众评价界限", Subject.BANDS, "默认（机制见001）"),
  RACE_MIN_PANEL("raceMinPanel", "评委最少人数", Subject.RACE, "默认"),
  DEBRIEF_COUNT("debriefCount", "复盘说明人数", Subject.RACE, "001"),
  DEBRIEF_FROM("debriefFrom", "按固定人数复盘的最少参加人数", Subject.RACE, "默认"),
  DEBRIEF_MIN_LIST("debriefMinList", "需复盘的最少参加人数", Subject.RACE, "默认"),
  DEBRIEF_SHARE("debriefShare", "复盘说明比例", Subject.RACE, "默认"),
  GOOD_PERCENT("goodPercent", "好等次比例（%）", Subject.QUOTA, "规定，须确认"),
  SMALL_UNIT("smallUnit", "小单位人数界限", Subject.QUOTA, "默认（机制见002）"),
  QUARTER_SHARE("quarterShare", "平时考核占年度比例", Subject.YEAR, "默认"),
  MIN_QUARTERS("minQuarters", "最少季度数", Subject.YEAR, "默认"),
  MIN_GOOD_SHARE("minGoodShare", "优秀所需好等次比例", Subject.YEAR, "地方规定，须确认"),
  EXCELLENT_SCORE("excellentScore", "优秀的分数线", Subject.YEAR, "默认"),
  COMPETENT_SCORE("competentScore", "称职的分数线", Subject.YEAR, "默认"),
  BASIC_SCORE("basicScore", "基本称职的分数线", Subject.YEAR, "默认"),
  EXCELLENT_PERCENT("excellentPercent", "优秀比例（%）", Subject.YEAR, "规定，须确认；003为15"),
  APPROVAL_REF("approvalRef", "优秀比例批准文号", Subject.YEAR, "规定"),
  EXCELLENT_MAX_LEAVE("excellentMaxLeave", "优秀请假天数上限", Subject.YEAR, "地方规定，须确认"),
  FAIL_LADDER("failLadder", "较差季度阶梯", Subject.YEAR, "002"),
  PROMOTION_BAR_YEARS("promotionBarYears", "虚报后限制晋升年数", Subject.YEAR, "001");

  /** What a parameter is about, in the order in which people read them. */
  public enum Subject {
    RESULTS("实绩与勤勉"),
    LIGHTS("灯色"),
    CHANNELS("多元评价渠道与权重"),
    CALIBRATION("互评校准"),
    PARTS("三部分权重与加减分"),
    BANDS("等次线与复议"),
    RACE("季赛马与复盘"),
    QUOTA("名额"),
    YEAR("年度");

    private final String label;

    Subject(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    public List<PolicyParameter> parameters() {
      return Arrays.stream(PolicyParameter.values())
          .filter(parameter -> parameter.subject == this)
          .toList();
    }
  }

  private static final Map<String, PolicyParameter> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toMap(PolicyParameter::code, one -> one));

  private final String code;
  private final String label;
  private final Subject subject;
  private final String origin;

  PolicyParameter(String code, String label, Subject subject, String origin) {
    this.code = code;
    this.label = label;
    this.subject = subject;
    this.origin = origin;
  }

  /** Its name in JSON. */
  @Override
  public String code() {
    return code;
  }

  @Override
  public String label() {
    return label;
  }

  public Subject subject() {
    return subject;
  }

  public String origin() {
    return origin;
  }

  /** The parameter with this JSON name; null if there is none. */
  static PolicyParameter of(String code) {
    return BY_CODE.get(code);
  }

  /** Its value in a policy as people read it. */
  public String in(Policy policy) {
    return PolicyWords.inWords(policy.toTree().get(code));
  }
}
