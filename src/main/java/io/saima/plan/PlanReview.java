package io.saima.plan;

import static java.util.stream.Collectors.toMap;

import io.saima.calendar.Quarter;
import io.saima.organization.Officer;
import io.saima.scoring.Lights;
import io.saima.scoring.Rational;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks a draft over for its approver: what is doubtful in it, and what the public decides. */
@Component
@EnableConfigurationProperties(PlanSettings.class)
@Transactional(readOnly = true)
class PlanReview {

  private static final int NAMES = 6;

  private final PlanSettings settings;
  private final PlanLibrary library;
  private final LibraryEntries entries;
  private final IndicatorInputs figures;
  private final ApprovedPolicy policy;
  private final Clock clock;

  PlanReview(
      PlanSettings settings,
      PlanLibrary library,
      LibraryEntries entries,
      IndicatorInputs figures,
      ApprovedPolicy policy,
      Clock clock) {
    this.settings = settings;
    this.library = library;
    this.entries = entries;
    this.figures = figures;
    this.policy = policy;
    this.clock = clock;
  }

  /** The concerns about a draft, each as one line: {@code 【显绩重于潜绩】…}. */
  List<String> concerns(Post post, List<IndicatorLine> draft, List<IndicatorLine> current) {
    List<String> lines = new ArrayList<>();
    balance(draft).ifPresent(text -> lines.add(PlanConcern.VISIBLE_OVER_LATENT.line(text)));
    enforcement(draft).forEach(text -> lines.add(PlanConcern.ENFORCEMENT_COUNT.line(text)));
    named(post, draft, current).ifPresent(text -> lines.add(PlanConcern.NAMED_PERSON.line(text)));
    return lines;
  }

  // ---- M06

  private Optional<String> balance(List<IndicatorLine> draft) {
    Map<String, String> parents =
        entries.findAll().stream()
            .filter(entry -> entry.parentCode() != null)
            .collect(toMap(LibraryEntry::code, LibraryEntry::parentCode));
    BigDecimal visible = BigDecimal.ZERO;
    BigDecimal latent = BigDecimal.ZERO;
    for (IndicatorLine line : draft) {
      if (line.latent() || listed(settings.latent(), line, parents)) {
        latent = latent.add(line.weight());
      } else if (listed(settings.visible(), line, parents)) {
        visible = visible.add(line.weight());
      }
    }
    return visible.compareTo(latent) > 0
        ? Optional.of(
            "经济、项目类显绩权重合计%s，党建、生态、平安等潜绩权重合计%s，请考虑调整。"
                .formatted(visible.toPlainString(), latent.toPlainString()))
        : Optional.empty();
  }

  private static boolean listed(
      List<String> codes, IndicatorLine line, Map<String, String> parents) {
    return codes.contains(line.library()) || codes.contains(parents.get(line.library()));
  }

  // ---- M12

  private List<String> enforcement(List<IndicatorLine> draft) {
    return draft.stream()
        .filter(line -> line.direction() == Direction.HIGHER)
        .filter(line -> settings.countUnits().contains(line.unit()))
        .filter(line -> settings.enforcementWords().stream().anyMatch(line.name()::contains))
        .map(
            line ->
                "“%s”以%s计，越多越好；法定执法数量不能作为目标，请改用质量、比率或按人口、对象数折算的指标。"
                    .formatted(line.name(), line.unit()))
        .toList();
  }

  // ---- C33

  /** An indicator whose weight differs; one that was added or dropped weighed or weighs nothing. */
  private record Reweighed(String name, BigDecimal before, BigDecimal after) {

    @Override
    public String toString() {
      return "“%s”%s→%s".formatted(name, before.toPlainString(), after.toPlainString());
    }
  }

  /**
   * Says whose rank within the post other weights would have changed, on the newest figures there
   * are. Weights that the class template gives are nobody's favour, nor is a post's first plan.
   */
  private Optional<String> named(
      Post post, List<IndicatorLine> draft, List<IndicatorLine> current) {
    List<Reweighed> changed = current.isEmpty() ? List.of() : reweighed(post, draft, current);
    List<Officer> officers = library.officers(post);
    if (changed.isEmpty() || officers.isEmpty()) {
      return Optional.empty();
    }
    String what = changed.stream().map(Reweighed::toString).collect(Collectors.joining("、"));
    if (officers.size() == 1) {
      return Optional.of("本岗位只有%s一人，%s不是模板给定的权重，请说明理由。".formatted(officers.get(0).name(), what));
    }
    List<String> moves = moves(officers, weights(current), weights(draft));
    return moves.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s不是模板给定的权重；按最近数据测算，将改变%d人在本岗位的位次：%s%s。"
                .formatted(
                    what,
                    moves.size(),
                    moves.stream().limit(NAMES).collect(Collectors.joining("、")),
                    moves.size() > NAMES ? "等" : ""));
  }

  private List<Reweighed> reweighed(
      Post post, List<IndicatorLine> draft, List<IndicatorLine> current) {
    Map<String, BigDecimal> byTemplate =
        library.template(post).stream()
            .collect(toMap(IndicatorLine::library, IndicatorLine::weight, (a, b) -> a));
    List<Reweighed> changed = new ArrayList<>();
    for (PlanComparison.Line line : PlanComparison.of(current, draft).lines()) {
      BigDecimal before = weight(line.before());
      BigDecimal after = weight(line.after());
      String entry = (line.after() == null ? line.before() : line.after()).library();
      BigDecimal given = byTemplate.getOrDefault(entry, BigDecimal.ZERO);
      if (after.compareTo(before) != 0 && after.compareTo(given) != 0) {
        changed.add(new Reweighed(line.name(), before, after));
      }
    }
    return changed;
  }

  private static BigDecimal weight(IndicatorLine line) {
    return line == null ? BigDecimal.ZERO : line.weight();
  }

  private static Map<String, BigDecimal> weights(List<IndicatorLine> lines) {
    return lines.stream().collect(toMap(IndicatorLine::code, IndicatorLine::weight, (a, b) -> a));
  }

  private List<String> moves(
      List<Officer> officers, Map<String, BigDecimal> before, Map<String, BigDecimal> after) {
    Quarter quarter = Quarter.of(LocalDate.now(clock));
    Map<String, Map<String, Rational>> attained = attained(officers, quarter);
    if (attained.isEmpty()) {
      attained = attained(officers, quarter.previous());
    }
    Map<String, Integer> ranksBefore = ranks(attained, before);
    Map<String, Integer> ranksAfter = ranks(attained, after);
    return officers.stream()
        .filter(officer -> ranksBefore.containsKey(officer.id()))
        .filter(officer -> !ranksBefore.get(officer.id()).equals(ranksAfter.get(officer.id())))
        .map(
            officer ->
                "%s第%d→第%d"
                    .formatted(
                        officer.name(),
                        ranksBefore.get(officer.id()),
                        ranksAfter.get(officer.id())))
        .toList();
  }

  /** What each officer attained of each indicator, at most the whole; without data he is absent. */
  private Map<String, Map<String, Rational>> attained(List<Officer> officers, Quarter quarter) {
    Map<String, Map<String, Rational>> attained = new TreeMap<>();
    figures
        .ofQuarter(officers, quarter, policy.of(quarter))
        .forEach(
            (officer, own) ->
                own.inputs()
                    .forEach(
                        input -> {
                          Rational reached = Lights.attainment(input);
                          if (reached != null) {
                            attained
                                .computeIfAbsent(officer, id -> new HashMap<>())
                                .put(input.code(), reached.min(Rational.ONE));
                          }
                        }));
    return attained;
  }

  private static Map<String, Integer> ranks(
      Map<String, Map<String, Rational>> attained, Map<String, BigDecimal> weights) {
    Map<String, Rational> scores = new HashMap<>();
    attained.forEach((officer, own) -> scores.put(officer, score(own, weights)));
    Collection<Rational> all = scores.values();
    Map<String, Integer> ranks = new HashMap<>();
    scores.forEach(
        (officer, score) ->
            ranks.put(
                officer, 1 + (int) all.stream().filter(other -> other.isAbove(score)).count()));
    return ranks;
  }

  private static Rational score(Map<String, Rational> own, Map<String, BigDecimal> weights) {
    Rational sum = Rational.ZERO;
    Rational whole = Rational.ZERO;
    for (Map.Entry<String, Rational> one : own.entrySet()) {
      BigDecimal weight = weights.get(one.getKey());
      if (weight != null) {
        sum = sum.plus(Rational.of(weight).times(one.getValue()));
        whole = whole.plus(Rational.of(weight));
      }
    }
    return whole.signum() == 0 ? Rational.ZERO : sum.over(whole);
  }

  // ---- C13

  /** What the public decides of a quarter's score, in words; origin: 000, 001, 003 (C13). */
  String publicShare(Quarter quarter) {
    return PlanWords.publicShare(policy.of(quarter));
  }
}
