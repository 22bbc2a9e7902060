package io.saima.grading;

import io.saima.organization.PostClass;
import io.saima.review.QuarterScore;
import io.saima.review.ReviewId;
import io.saima.scoring.Outcome;
import io.saima.scoring.QuarterGrade;
import io.saima.scoring.QuotaResult;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One officer on the way to his grade. {@code computed} is what score, caps and places say; {@code
 * grade} what stands so far, with every good that is only proposed counted as taken.
 */
@Entity
public class GradeRow {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "case_id")
  private GradeCase gradeCase;

  private String quarterCode;
  private String officerId;
  private String unitCode;

  @Enumerated(EnumType.STRING)
  private PostClass postClass;

  @Enumerated(EnumType.STRING)
  private Outcome outcome;

  private String outcomeReasons;
  private BigDecimal q;

  @Enumerated(EnumType.STRING)
  private QuarterGrade band;

  @Enumerated(EnumType.STRING)
  private QuarterGrade ceiling;

  private String ceilingReasons;

  @Enumerated(EnumType.STRING)
  private QuarterGrade proposal;

  @Column(name = "tie_p")
  private BigDecimal tieP;

  private BigDecimal tiePub;
  private int reds;
  private int yellows;
  private boolean merit;

  @Enumerated(EnumType.STRING)
  private QuotaResult.Status quotaStatus;

  @Enumerated(EnumType.STRING)
  private QuotaResult.Reason quotaReason;

  private Integer placeNo;
  private Integer committeeRank;

  @Enumerated(EnumType.STRING)
  private QuarterGrade computed;

  @Enumerated(EnumType.STRING)
  private GradeStep step;

  @Enumerated(EnumType.STRING)
  private QuarterGrade grade;

  private Integer sheetNo;
  private String proposer;
  private String reason;
  private String decider;
  private String deciderReason;
  private String signedBy;

  protected GradeRow() {}

  GradeRow(GradeCase gradeCase, QuarterScore scored) {
    this.gradeCase = gradeCase;
    this.quarterCode = gradeCase.quarter().toString();
    this.officerId = scored.officer();
    this.unitCode = scored.unit();
    this.postClass = scored.postClass();
    this.outcome = scored.outcome();
    this.outcomeReasons = String.join(";", scored.outcomeReasons());
    this.q = scored.q();
    this.band = scored.band();
    this.ceiling = scored.ceiling();
    this.ceilingReasons = String.join(";", scored.ceilingReasons());
    this.proposal = scored.proposal();
    this.tieP = scored.p();
    this.tiePub = scored.pub();
    this.reds = scored.reds();
    this.yellows = scored.yellows();
    this.merit = scored.merit();
    this.step = scored.outcome() == Outcome.GRADED ? GradeStep.OPEN : GradeStep.NOT_GRADED;
  }

  // ---- what was computed

  public ReviewId caseId() {
    return gradeCase.id();
  }

  public String officerId() {
    return officerId;
  }

  public String unitCode() {
    return unitCode;
  }

  public PostClass postClass() {
    return postClass;
  }

  public Outcome outcome() {
    return outcome;
  }

  public List<String> outcomeReasons() {
    return codes(outcomeReasons);
  }

  public Optional<BigDecimal> q() {
    return Optional.ofNullable(q);
  }

  public Optional<QuarterGrade> band() {
    return Optional.ofNullable(band);
  }

  public Optional<QuarterGrade> ceiling() {
    return Optional.ofNullable(ceiling);
  }

  public List<String> ceilingReasons() {
    return codes(ceilingReasons);
  }

  public BigDecimal tieP() {
    return tieP;
  }

  public Optional<BigDecimal> tiePub() {
    return Optional.ofNullable(tiePub);
  }

  public int reds() {
    return reds;
  }

  public int yellows() {
    return yellows;
  }

  public boolean merit() {
    return merit;
  }

  public Optional<QuotaResult.Status> quotaStatus() {
    return Optional.ofNullable(quotaStatus);
  }

  public Optional<QuotaResult.Reason> quotaReason() {
    return Optional.ofNullable(quotaReason);
  }

  /** 1 + the number of people of the body who compete for 好 with a higher score. */
  public Optional<Integer> placeNo() {
    return Optional.ofNullable(placeNo);
  }

  public Optional<Integer> committeeRank() {
    return Optional.ofNullable(committeeRank);
  }

  /** The grade by score, caps and places; empty while a tie is open or if nobody can grade. */
  public Optional<QuarterGrade> computed() {
    return Optional.ofNullable(computed);
  }

  // ---- what people made of it

  public boolean graded() {
    return step != GradeStep.NOT_GRADED;
  }

  public GradeStep step() {
    return step;
  }

  /** The grade as it stands so far. */
  public Optional<QuarterGrade> grade() {
    return Optional.ofNullable(grade);
  }

  public Optional<Integer> sheetNo() {
    return Optional.ofNullable(sheetNo);
  }

  public Optional<String> proposer() {
    return Optional.ofNullable(proposer);
  }

  /** Why the proposer departs from what was computed. */
  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  /** The next supervisor who confirms or declines a raise. */
  public Optional<String> decider() {
    return Optional.ofNullable(decider);
  }

  public Optional<String> deciderReason() {
    return Optional.ofNullable(deciderReason);
  }

  public Optional<String> signedBy() {
    return Optional.ofNullable(signedBy);
  }

  public boolean good() {
    return grade == QuarterGrade.GOOD;
  }

  public boolean raised() {
    return grade != null && computed != null && grade.compareTo(computed) > 0;
  }

  public boolean lowered() {
    return grade != null && computed != null && grade.compareTo(computed) < 0;
  }

  /** Whether it stands on this proposal or raise sheet. */
  boolean onSheet(int sheet) {
    return sheetNo != null && sheetNo == sheet;
  }

  // ---- transitions

  void place(QuotaResult.Candidate candidate) {
    quotaStatus = candidate.status();
    quotaReason = candidate.reason();
    placeNo = candidate.rank();
    computed = candidate.grade();
    grade = candidate.grade();
  }

  void rank(int place) {
    committeeRank = place;
  }

  void giveTo(String person, int sheet) {
    proposer = person;
    sheetNo = sheet;
  }

  /** The tie in which it stands stays open: it gets none of the contested places. */
  void takeNoPlace() {
    quotaStatus = QuotaResult.Status.CAPPED;
    computed = QuarterGrade.FAIRLY_GOOD;
    grade = computed;
  }

  /**
   * Nobody decided.
   *
   * @param stands the computed grade; or the one that holds so far, if there is no place for that
   * @param why what people read about it
   */
  void standUndecided(QuarterGrade stands, String why) {
    if (step == GradeStep.OPEN) {
      proposer = null;
    }
    grade = stands;
    decider = null;
    deciderReason = why;
    step = GradeStep.PROPOSED;
    sheetNo = null;
  }

  void propose(String person, QuarterGrade proposed, String why) {
    proposer = person;
    grade = proposed;
    reason = why;
    decider = null;
    deciderReason = null;
    step = raised() ? GradeStep.RAISED : GradeStep.PROPOSED;
  }

  void raiseGoesTo(String person, int sheet) {
    decider = person;
    sheetNo = sheet;
  }

  void decideRaise(String person, boolean confirmed, String why) {
    decider = person;
    deciderReason = why;
    if (!confirmed) {
      grade = computed;
    }
    step = GradeStep.PROPOSED;
  }

  void sign(String person) {
    signedBy = person;
  }

  void unsign() {
    signedBy = null;
  }

  void reopen() {
    step = GradeStep.OPEN;
    sheetNo = null;
  }

  private static List<String> codes(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split(";"));
  }
}
