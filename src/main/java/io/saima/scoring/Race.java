package io.saima.scoring;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the quarterly race (季赛马) gave for one officer.
 *
 * @param excused absent with approval; the panel is then empty
 * @param panel the panel members' scores, at most 100
 * @param others the published R of the other participants, two decimals, at most 2000
 */
public record Race(boolean excused, List<Score> panel, List<Rational> others) {

  /** The officer took no part and nobody asked why. */
  public static final Race NONE = new Race(false, List.of(), List.of());

  /**
   * One panel member's score.
   *
   * @param score 0–100
   */
  public record Score(String rater, Rational score) {

    static Score read(Fields fields) {
      fields.require("rater", "score");
      return new Score(fields.text("rater"), fields.decimal("score", DecimalRange.HUNDRED));
    }

    Map<String, Object> toTree() {
      return Tree.input().put("rater", rater).put("score", score).done();
    }
  }

  public Race {
    panel = List.copyOf(panel);
    others = List.copyOf(others);
  }

  /** The panel in the order of its scores, under numbers that lead to nobody. */
  Race unnamed() {
    List<Rational> scores = panel.stream().map(Score::score).sorted().toList();
    return new Race(
        excused,
        IntStream.range(0, scores.size())
            .mapToObj(i -> new Score("race-" + (i + 1), scores.get(i)))
            .toList(),
        others);
  }

  static Race read(Fields fields) {
    return new Race(
        fields.flag("excused", false),
        fields.objects("panel", 0, 100, Score::read),
        fields.decimals("others", 0, 2000, DecimalRange.HUNDRED.twoPlaces()));
  }

  void check(String officer, Errors errors) {
    errors.addIf(
        excused && !panel.isEmpty(),
        "race.panel",
        ErrorCode.CONSISTENCY,
        "经批准不参加的人没有评委打分，请删去打分或取消 excused");
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < panel.size(); i++) {
      String at = "race.panel[" + i + "].rater";
      String rater = panel.get(i).rater();
      errors.addIf(rater.equals(officer), at, ErrorCode.SELF_VOTE, "不能给自己打分，请删去");
      errors.addIf(!seen.add(rater), at, ErrorCode.DUPLICATE, "这名评委已打过分，请删去重复的一项");
    }
  }

  Map<String, Object> toTree() {
    return Tree.input()
        .put("excused", excused)
        .list("panel", panel, Score::toTree)
        .list("others", others, Rational::toString)
        .done();
  }
}
