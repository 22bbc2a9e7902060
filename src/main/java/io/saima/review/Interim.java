package io.saima.review;

import io.saima.scoring.InvalidInput;
import io.saima.scoring.Light;
import io.saima.scoring.QuarterCalculation;
import io.saima.scoring.QuarterInput;
import io.saima.scoring.QuarterResult;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the race panel in one line what each officer's figures and logs say so far; nothing of it
 * is stored as a result.
 */
@Service
public class Interim {

  private static final int DECIMALS = 2;

  private final Reviews reviews;
  private final ReviewMembers members;
  private final FrozenInputs inputs;
  private final Documents documents;
  private final Clock clock;
  private volatile Known known;

  /** The panel's sheets of one body are made one after the other and say the same. */
  private record Known(ReviewId review, LocalDateTime at, Map<String, String> lines) {}

  Interim(
      Reviews reviews,
      ReviewMembers members,
      FrozenInputs inputs,
      Documents documents,
      Clock clock) {
    this.reviews = reviews;
    this.members = members;
    this.inputs = inputs;
    this.documents = documents;
    this.clock = clock;
  }

  /** A line for each officer of the body. */
  @Transactional(readOnly = true)
  public Map<String, String> of(ReviewId review) {
    LocalDateTime now = LocalDateTime.now(clock);
    Known last = known;
    if (last == null || !last.review().equals(review) || !last.at().equals(now)) {
      Map<String, String> lines = new TreeMap<>();
      inputs
          .of(review, members.of(review), documents.policy(reviews.get(review)), Map.of(), now)
          .forEach((officer, input) -> lines.put(officer, line(input)));
      last = new Known(review, now, lines);
      known = last;
    }
    return last.lines();
  }

  private static String line(QuarterInput input) {
    try {
      QuarterResult result = QuarterCalculation.run(withoutBallots(input));
      String lights =
          Stream.of(Light.GREEN, Light.YELLOW, Light.ORANGE, Light.RED, Light.GREY)
              .map(
                  light ->
                      Map.entry(
                          light,
                          result.indicators().all().stream()
                              .filter(one -> one.indicator().applicable() && one.light() == light)
                              .count()))
              .filter(entry -> entry.getValue() > 0)
              .map(entry -> entry.getKey().label() + entry.getValue() + "项")
              .collect(Collectors.joining("、"));
      String results = result.p() == null ? "指标数据不全" : "实绩" + result.p().rounded(DECIMALS) + "分";
      return results + "，勤勉系数" + result.diligence().k().rounded(DECIMALS) + "，" + lights;
    } catch (InvalidInput e) {
      return "岗位没有可计分的考核方案";
    }
  }

  private static QuarterInput withoutBallots(QuarterInput input) {
    return new QuarterInput(
        input.officer(),
        input.status(),
        input.weeks(),
        input.indicators(),
        List.of(),
        null,
        input.windowDays(),
        input.race(),
        input.adjustments(),
        input.facts(),
        null,
        input.policy());
  }
}
