package io.saima.grading;

import static java.util.Comparator.comparing;

import io.saima.calendar.Quarter;
import io.saima.engine.TaskRefused;
import io.saima.grading.GradeDecision.Kind;
import io.saima.organization.SheetParts;
import io.saima.review.QuarterScore;
import io.saima.review.ReviewId;
import io.saima.scoring.QuarterGrade;
import io.saima.scoring.QuotaResult;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The grades of one body in one quarter, from the score to the effective grade. It keeps the
 * places: whatever people enter, no more than {@code k} of its people hold 好 at any moment.
 */
@Entity
public class GradeCase {

  @Id private String id;
  private String quarterCode;
  private String bodyCode;

  @Enumerated(EnumType.STRING)
  private GradeState state;

  @Column(name = "size_n")
  private int size;

  @Column(name = "places_k")
  private int places;

  private BigDecimal carryIn;
  private BigDecimal entitlement;
  private BigDecimal carryOut;
  private int sheets;
  private String returnedBy;
  private String returnReason;

  @Column(columnDefinition = "longtext")
  private String quotaInput;

  @Column(columnDefinition = "longtext")
  private String quotaResult;

  private LocalDateTime openedAt;
  private LocalDateTime publishedAt;
  private LocalDateTime effectiveAt;

  @OneToMany(mappedBy = "gradeCase", cascade = CascadeType.PERSIST)
  @OrderBy("officerId")
  private List<GradeRow> rows = new ArrayList<>();

  @OneToMany(mappedBy = "gradeCase", cascade = CascadeType.PERSIST)
  @OrderBy("id")
  private List<GradeDecision> decisions = new ArrayList<>();

  protected GradeCase() {}

  GradeCase(ReviewId id, Collection<QuarterScore> scored, BigDecimal carryIn, LocalDateTime at) {
    this.id = id.toString();
    this.quarterCode = id.quarter().toString();
    this.bodyCode = id.body();
    this.state = GradeState.PROPOSING;
    this.carryIn = carryIn;
    this.entitlement = BigDecimal.ZERO;
    this.carryOut = carryIn;
    this.openedAt = at;
    scored.stream()
        .sorted(comparing(QuarterScore::officer))
        .forEach(officer -> rows.add(new GradeRow(this, officer)));
  }

  // ---- what is known

  public ReviewId id() {
    return ReviewId.of(id);
  }

  public Quarter quarter() {
    return Quarter.parse(quarterCode);
  }

  public String body() {
    return bodyCode;
  }

  public GradeState state() {
    return state;
  }

  /** The people who take part and can be graded; the places are counted from them. */
  public int size() {
    return size;
  }

  /** The places for 好; never exceeded. */
  public int places() {
    return places;
  }

  public BigDecimal carryIn() {
    return carryIn;
  }

  public BigDecimal entitlement() {
    return entitlement;
  }

  /** What the body is owed in the next quarter; of use only if it joins a wider body. */
  public BigDecimal carryOut() {
    return carryOut;
  }

  public Optional<String> returnedBy() {
    return Optional.ofNullable(returnedBy);
  }

  public Optional<String> returnReason() {
    return Optional.ofNullable(returnReason);
  }

  public Optional<LocalDateTime> publishedAt() {
    return Optional.ofNullable(publishedAt);
  }

  public Optional<LocalDateTime> effectiveAt() {
    return Optional.ofNullable(effectiveAt);
  }

  public List<GradeRow> rows() {
    return List.copyOf(rows);
  }

  public List<GradeDecision> decisions() {
    return List.copyOf(decisions);
  }

  public Stream<GradeRow> graded() {
    return rows.stream().filter(GradeRow::graded);
  }

  /** Those who hold 好 as it stands, proposed ones included. */
  public int goods() {
    return (int) rows.stream().filter(GradeRow::good).count();
  }

  public int freePlaces() {
    return places - goods();
  }

  public GradeRow row(String officer) {
    return rows.stream()
        .filter(row -> row.officerId().equals(officer))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(officer + " is not in " + id));
  }

  /** The rows of a sheet: by class of post, then the best score first. */
  public List<GradeRow> sheet(int sheet) {
    return rows.stream().filter(row -> row.onSheet(sheet)).sorted(READING_ORDER).toList();
  }

  /** How people read a list of the body: by class of post, then the best score first. */
  public static final Comparator<GradeRow> READING_ORDER =
      comparing(GradeRow::postClass)
          .thenComparing(row -> row.q().orElse(BigDecimal.ZERO), Comparator.reverseOrder())
          .thenComparing(GradeRow::officerId);

  /** Those who compete for the last place and are equal in everything that is counted. */
  public List<GradeRow> tied() {
    return rows.stream()
        .filter(row -> row.quotaStatus().filter(QuotaResult.Status.REFERRED::equals).isPresent())
        .sorted(READING_ORDER)
        .toList();
  }

  // ---- computing

  /** Takes what the count of places says. Without anybody to grade there is nothing to count. */
  void place(QuotaResult result, String input, String output) {
    QuotaResult.Unit unit = result.units().get(0);
    size = result.n();
    places = result.k();
    entitlement = unit.entitlement().rounded(2);
    carryOut = unit.carryOut().rounded(2);
    quotaInput = input;
    quotaResult = output;
    result.candidates().forEach(candidate -> row(candidate.id()).place(candidate));
    if (decisions.stream().anyMatch(decision -> decision.kind() == Kind.TIE_UNRANKED)) {
      graded().filter(row -> row.computed().isEmpty()).forEach(GradeRow::takeNoPlace);
    }
    state = tied().isEmpty() ? GradeState.PROPOSING : GradeState.RANKING;
  }

  /** Nobody can be graded: the people are told, and that is all. */
  void nobodyToGrade() {
    state = GradeState.NOTIFYING;
  }

  /** The order of the tied; {@code order} holds each number from 1 once. */
  void rankTied(Act act, List<Ranked> order, String why) {
    expect(GradeState.RANKING);
    Set<Integer> numbers = new TreeSet<>();
    for (Ranked ranked : order) {
      if (ranked.place() > order.size() || !numbers.add(ranked.place())) {
        throw new TaskRefused("请用1到%d排出先后，每个数字只用一次。".formatted(order.size()));
      }
      row(ranked.officer()).rank(ranked.place());
      note(ranked.officer(), Kind.TIE_RANKED, act, null, null, "第" + ranked.place() + "：" + why);
    }
  }

  /**
   * Nobody is left to rank the tied. Nobody is chosen by chance: none of them takes a contested
   * place.
   */
  void leaveUnranked(LocalDateTime at) {
    expect(GradeState.RANKING);
    for (GradeRow row : tied()) {
      note(
          row.officerId(),
          Kind.TIE_UNRANKED,
          Act.none(at),
          null,
          QuarterGrade.FAIRLY_GOOD,
          "无人排定先后，均不占末位名额");
    }
  }

  /** Somebody's place among the tied. */
  public record Ranked(String officer, int place) {}

  // ---- proposing

  /**
   * Puts the open rows onto sheets, one for each proposer; a longer one is split by class of post.
   * For whom nobody can propose, it stands as computed.
   */
  void prepareSheets(Function<String, Optional<String>> proposerOf, LocalDateTime at) {
    expect(GradeState.PROPOSING);
    TreeMap<String, List<GradeRow>> byProposer = new TreeMap<>();
    for (GradeRow row : rows) {
      if (row.step() == GradeStep.OPEN) {
        Optional<String> proposer = proposerOf.apply(row.officerId());
        if (proposer.isPresent()) {
          byProposer.computeIfAbsent(proposer.get(), none -> new ArrayList<>()).add(row);
        } else {
          standAsComputed(List.of(row), "没有可以提名的人", at);
        }
      }
    }
    byProposer.forEach(
        (person, own) ->
            split(own)
                .forEach(
                    part -> {
                      sheets++;
                      part.forEach(row -> row.giveTo(person, sheets));
                    }));
  }

  private static Collection<List<GradeRow>> split(List<GradeRow> rows) {
    List<GradeRow> sorted =
        rows.stream().sorted(comparing(GradeRow::postClass).thenComparing(READING_ORDER)).toList();
    return SheetParts.of(sorted, GradeRow::postClass).values();
  }

  /** The sheets that wait for a proposal. */
  public List<Integer> openSheets() {
    return sheetsWith(GradeStep.OPEN);
  }

  /** The sheets on which raises wait for the next supervisor. */
  public List<Integer> raiseSheets() {
    return sheetsWith(GradeStep.RAISED);
  }

  private List<Integer> sheetsWith(GradeStep step) {
    return rows.stream()
        .filter(row -> row.step() == step)
        .flatMap(row -> row.sheetNo().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** What a leader in charge proposes for one officer. */
  public record Proposal(String officer, QuarterGrade grade, String reason) {}

  /**
   * Takes the proposals of a sheet. One grade up at most, never above a cap, and only onto a free
   * place; every departure from what was computed has its reason.
   */
  void propose(int sheet, Act act, List<Proposal> proposals) {
    expect(GradeState.PROPOSING);
    int line = 0;
    for (Proposal proposal : proposals) {
      line++;
      GradeRow row = row(proposal.officer());
      if (!row.onSheet(sheet) || row.step() != GradeStep.OPEN) {
        throw new IllegalStateException(proposal.officer() + " does not wait on sheet " + sheet);
      }
      QuarterGrade computed = row.computed().orElseThrow();
      int up = proposal.grade().compareTo(computed);
      if (up != 0 && proposal.reason() == null) {
        throw new TaskRefused(
            "第%d行：%s计算等次“%s”，请写明理由。".formatted(line, up > 0 ? "上调" : "下调", computed.label()));
      }
      if (up > 1) {
        throw new TaskRefused(
            "第%d行：最多只能比计算等次“%s”上调一档，请改为“%s”或维持计算等次。"
                .formatted(
                    line, computed.label(), QuarterGrade.values()[computed.ordinal() + 1].label()));
      }
      QuarterGrade ceiling = row.ceiling().orElse(QuarterGrade.GOOD);
      if (up > 0 && proposal.grade().compareTo(ceiling) > 0) {
        throw new TaskRefused(
            "第%d行：%s，等次封顶为“%s”，不能上调。"
                .formatted(
                    line,
                    String.join(
                        "、", row.ceilingReasons().stream().map(GradeCap::sentence).toList()),
                    ceiling.label()));
      }
      note(
          row.officerId(),
          Kind.PROPOSED,
          act,
          row.grade().orElse(null),
          proposal.grade(),
          proposal.reason());
      row.propose(act.person(), proposal.grade(), proposal.reason());
    }
    standRecused(sheet, proposals.stream().map(Proposal::officer).toList(), act);
    keepPlaces("请减少本表中的“好”，或等其他提名空出名额后再报");
  }

  /** Nobody is left to propose on a sheet, or to confirm its raises: it stands as computed. */
  void leaveSheet(int sheet, LocalDateTime at) {
    expect(GradeState.PROPOSING, GradeState.RAISING);
    standAsComputed(
        rows.stream().filter(row -> row.onSheet(sheet)).toList(),
        state == GradeState.RAISING ? "无人确认上调" : "无人办理提名",
        at);
    if (state == GradeState.RAISING && raiseSheets().isEmpty()) {
      state = GradeState.SIGNING;
    }
  }

  /** Gives every raise to the next supervisor; where there is none, it stands as computed. */
  void prepareRaises(Function<GradeRow, Optional<String>> deciderOf, LocalDateTime at) {
    expect(GradeState.PROPOSING);
    TreeMap<String, List<GradeRow>> byDecider = new TreeMap<>();
    for (GradeRow row : rows) {
      if (row.step() == GradeStep.RAISED) {
        Optional<String> decider = deciderOf.apply(row);
        if (decider.isPresent()) {
          byDecider.computeIfAbsent(decider.get(), none -> new ArrayList<>()).add(row);
        } else {
          standAsComputed(List.of(row), "没有可以确认上调的上级", at);
        }
      }
    }
    byDecider.forEach(
        (person, own) ->
            split(own)
                .forEach(
                    part -> {
                      sheets++;
                      part.forEach(row -> row.raiseGoesTo(person, sheets));
                    }));
    state = byDecider.isEmpty() ? GradeState.SIGNING : GradeState.RAISING;
  }

  /** What the next supervisor says to a raise. */
  public record RaiseVerdict(String officer, boolean confirmed, String reason) {}

  void decideRaises(int sheet, Act act, List<RaiseVerdict> verdicts) {
    expect(GradeState.RAISING);
    int line = 0;
    for (RaiseVerdict verdict : verdicts) {
      line++;
      GradeRow row = row(verdict.officer());
      if (!row.onSheet(sheet) || row.step() != GradeStep.RAISED) {
        throw new IllegalStateException(verdict.officer() + " does not wait on sheet " + sheet);
      }
      if (!verdict.confirmed() && verdict.reason() == null) {
        throw new TaskRefused("第%d行：不同意上调要写明理由。".formatted(line));
      }
      QuarterGrade before = row.grade().orElseThrow();
      row.decideRaise(act.person(), verdict.confirmed(), verdict.reason());
      note(
          row.officerId(),
          verdict.confirmed() ? Kind.RAISE_CONFIRMED : Kind.RAISE_DECLINED,
          act,
          before,
          row.grade().orElseThrow(),
          verdict.reason());
    }
    standRecused(sheet, verdicts.stream().map(RaiseVerdict::officer).toList(), act);
    keepPlaces("请退掉一部分上调");
    if (raiseSheets().isEmpty()) {
      state = GradeState.SIGNING;
    }
  }

  // ---- signing and approving

  /**
   * The head signs for everybody about whom he may decide; the others are left to the organization
   * department.
   */
  void sign(Act act, Predicate<GradeRow> may) {
    expect(GradeState.SIGNING);
    keepPlaces("请退回提名人减少“好”");
    graded().filter(may).forEach(row -> row.sign(act.person()));
    note(null, Kind.SIGNED, act, null, null, null);
    returnedBy = null;
    returnReason = null;
    state = GradeState.APPROVING;
  }

  /** Sends the proposals of some proposers back; the others' stand. */
  void sendBack(Act act, Set<String> proposers, String why) {
    expect(GradeState.SIGNING, GradeState.APPROVING);
    graded()
        .filter(row -> row.proposer().filter(proposers::contains).isPresent())
        .forEach(GradeRow::reopen);
    graded().forEach(GradeRow::unsign);
    note(null, Kind.RETURNED, act, null, null, why);
    returnedBy = act.person();
    returnReason = why;
    state = GradeState.PROPOSING;
  }

  /** Nobody is left to sign: the organization department decides about everybody. */
  void leaveUnsigned(LocalDateTime at) {
    expect(GradeState.SIGNING);
    keepPlaces("请退回提名人减少“好”");
    note(null, Kind.STANDS_AS_COMPUTED, Act.none(at), null, null, "无人签署，由组织部一并审定");
    returnedBy = null;
    returnReason = null;
    state = GradeState.APPROVING;
  }

  /** The organization department approves; what nobody signed it decides with this. */
  void approve(Act act, LocalDateTime at) {
    expect(GradeState.APPROVING);
    keepPlaces("请退回提名人减少“好”");
    note(null, Kind.APPROVED, act, null, null, null);
    endApproval(at);
  }

  /** Nobody is left to approve: what was signed stands, and the rest as computed. */
  void leaveUnapproved(LocalDateTime at) {
    expect(GradeState.APPROVING);
    standAsComputed(
        graded()
            .filter(row -> row.signedBy().isEmpty() && (row.raised() || row.lowered()))
            .toList(),
        "无人签署、审定",
        at);
    keepPlaces("请退回提名人减少“好”");
    note(null, Kind.STANDS_AS_COMPUTED, Act.none(at), null, null, "无人审定，已签署的以签署为准，其余以计算结果为准");
    endApproval(at);
  }

  private void endApproval(LocalDateTime at) {
    if (goods() == 0) {
      state = GradeState.NOTIFYING;
    } else {
      state = GradeState.PUBLIC_NOTICE;
      publishedAt = at;
    }
  }

  // ---- afterwards

  void startNotifying() {
    state = GradeState.NOTIFYING;
  }

  void openObjections() {
    expect(GradeState.NOTIFYING);
    state = GradeState.OBJECTION;
  }

  /** The grades that are effective from now on; empty if they were before. */
  List<GradeResult> takeEffect(LocalDateTime at) {
    if (state == GradeState.EFFECTIVE) {
      return List.of();
    }
    expect(GradeState.OBJECTION);
    state = GradeState.EFFECTIVE;
    effectiveAt = at;
    return graded()
        .map(
            row ->
                new GradeResult(
                    quarterCode, row.officerId(), 1, bodyCode, row.grade().orElseThrow(), at))
        .toList();
  }

  // ---- helpers

  /** Whom the sheet's holder must not judge he was not shown: they stand as computed. */
  private void standRecused(int sheet, List<String> decided, Act act) {
    standAsComputed(
        rows.stream()
            .filter(row -> row.onSheet(sheet) && !decided.contains(row.officerId()))
            .filter(row -> row.step() != GradeStep.PROPOSED)
            .toList(),
        "经办人须回避",
        act.at());
  }

  /**
   * Lets rows stand as computed, those first that give a place back. Whose computed 好 has gone to
   * somebody else meanwhile keeps what was proposed for him: the places are never exceeded.
   */
  private void standAsComputed(List<GradeRow> undecided, String why, LocalDateTime at) {
    undecided.stream()
        .sorted(comparing((GradeRow row) -> !row.raised()).thenComparing(READING_ORDER))
        .forEach(row -> standAsComputed(row, why, at));
  }

  private void standAsComputed(GradeRow row, String why, LocalDateTime at) {
    QuarterGrade computed = row.computed().orElseThrow();
    boolean taken = computed == QuarterGrade.GOOD && !row.good() && freePlaces() < 1;
    QuarterGrade stands = taken ? row.grade().orElseThrow() : computed;
    String said = why + (taken ? "，“好”的名额已满，维持原提名" : "，按计算结果");
    note(
        row.officerId(),
        Kind.STANDS_AS_COMPUTED,
        Act.none(at),
        row.grade().orElse(null),
        stands,
        said);
    row.standUndecided(stands, said);
  }

  private void keepPlaces(String whatToDo) {
    if (goods() > places) {
      throw new TaskRefused(
          "本考核主体“好”等次名额共%d个，照此将有%d个，超出名额。%s。".formatted(places, goods(), whatToDo));
    }
  }

  private void note(
      String officer, Kind kind, Act act, QuarterGrade before, QuarterGrade after, String why) {
    decisions.add(new GradeDecision(this, officer, kind, act, before, after, why));
  }

  private void expect(GradeState... expected) {
    if (!List.of(expected).contains(state)) {
      throw new IllegalStateException("Grades of " + id + " are " + state);
    }
  }
}
