package io.saima.grading;

import io.saima.scoring.QuarterGrade;
import io.saima.scoring.QuotaResult;
import java.util.ArrayList;
import java.util.List;

/** Says in Chinese why a grade is what it is, so that a person can follow it. */
public final class GradeWords {

  private GradeWords() {}

  /** Why score, caps and places lead to the computed grade. */
  public static String whyComputed(GradeRow row) {
    if (!row.graded()) {
      return row.outcome().label() + "（" + noGrade(row) + "）";
    }
    QuarterGrade band = row.band().orElseThrow();
    List<String> parts = new ArrayList<>();
    parts.add("得分%s达到“%s”".formatted(row.q().orElseThrow().toPlainString(), band.label()));
    if (row.merit() && band == QuarterGrade.FAIRLY_GOOD) {
      parts.add("一事一考，列入“好”的人选");
    }
    if (!row.ceilingReasons().isEmpty()) {
      parts.add(caps(row) + "，封顶为“" + row.ceiling().orElseThrow().label() + "”");
    }
    row.placeNo().ifPresent(no -> parts.add("达到“好”的人中按得分排第%d".formatted(no)));
    switch (row.quotaStatus().orElse(QuotaResult.Status.NOT_ELIGIBLE)) {
      case SELECTED -> parts.add("占“好”的名额");
      case CAPPED ->
          parts.add(
              row.quotaReason().filter(QuotaResult.Reason.TIE::equals).isPresent()
                  ? "末位并列，无人排定先后，均不占名额"
                  : "得分达好，因名额未定为好");
      case REFERRED, WAITING -> parts.add("末位并列，待排定");
      case NOT_ELIGIBLE -> {}
    }
    return String.join("；", parts);
  }

  /** The caps that apply. */
  public static String caps(GradeRow row) {
    return String.join("、", row.ceilingReasons().stream().map(GradeCap::sentence).toList());
  }

  /** Why there is no grade. */
  public static String noGrade(GradeRow row) {
    return String.join("、", row.outcomeReasons().stream().map(NoGrade::sentence).toList());
  }

  /** What people changed, and why; empty if it stands as computed. */
  public static String whatChanged(GradeRow row) {
    List<String> parts = new ArrayList<>();
    row.reason()
        .ifPresent(
            reason ->
                parts.add(
                    (row.raised() ? "提名上调" : row.lowered() ? "提名下调" : "提名说明") + "：" + reason));
    if (row.decider().isPresent()) {
      String verdict =
          row.step() == GradeStep.RAISED ? "待上级确认" : row.raised() ? "上级同意上调" : "上级未同意上调";
      parts.add(verdict + row.deciderReason().map(reason -> "：" + reason).orElse(""));
    } else {
      row.deciderReason().ifPresent(parts::add);
    }
    return String.join("；", parts);
  }

  /** What the officer himself reads. */
  public static String forOfficer(GradeRow row) {
    if (!row.graded()) {
      return "本季度不评定等次：" + whyComputed(row) + "。";
    }
    String changed = whatChanged(row);
    return "本季度等次为“%s”。%s。%s"
        .formatted(
            row.grade().orElseThrow().label(),
            whyComputed(row),
            changed.isEmpty() ? "" : changed + "。");
  }
}
