package io.saima.grading.process;

import io.saima.grading.GradeCase;
import io.saima.grading.GradeRow;
import io.saima.grading.GradeStep;
import io.saima.grading.GradeWords;
import io.saima.organization.Assignments;
import io.saima.organization.Officer;
import io.saima.organization.Unit;
import io.saima.review.ReviewId;
import io.saima.review.UnitOpinions;
import io.saima.review.UnitOpinions.UnitOpinion;
import io.saima.scoring.Outcome;
import io.saima.scoring.QuarterGrade;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/** Puts a case into the words and lines that its forms show. */
@Component
class SheetLines {

  private final Assignments assignments;
  private final UnitOpinions opinions;

  SheetLines(Assignments assignments, UnitOpinions opinions) {
    this.assignments = assignments;
    this.opinions = opinions;
  }

  /** The top of every sheet: which body, how many places, what was returned and why. */
  private Map<String, Object> head(GradeCase gradeCase) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("quarter", gradeCase.quarter().label());
    head.put("body", bodyName(gradeCase.body()));
    head.put(
        "places",
        "参加考核%d人，“好”等次名额%d个（不超过40%%），现已占用%d个，还空%d个"
            .formatted(
                gradeCase.size(), gradeCase.places(), gradeCase.goods(), gradeCase.freePlaces()));
    head.put("free", gradeCase.freePlaces());
    head.put(
        "returned",
        gradeCase
            .returnReason()
            .map(
                reason ->
                    "退回意见（%s）：%s"
                        .formatted(gradeCase.returnedBy().map(this::name).orElse(""), reason))
            .orElse(""));
    return head;
  }

  /**
   * A sheet with one line for each of these rows.
   *
   * @param own adds to a line what only this sheet shows or asks
   */
  Map<String, Object> sheet(
      GradeCase gradeCase, List<GradeRow> rows, BiConsumer<GradeRow, Map<String, Object>> own) {
    Map<String, Object> sheet = head(gradeCase);
    Map<String, UnitOpinion> said = opinions(gradeCase);
    sheet.put("count", rows.size());
    sheet.put(
        "rows",
        rows.stream()
            .map(
                row -> {
                  Map<String, Object> line = line(row, said);
                  own.accept(row, line);
                  return line;
                })
            .toList());
    return sheet;
  }

  /** One officer as every sheet shows him. */
  private Map<String, Object> line(GradeRow row, Map<String, UnitOpinion> said) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("officer", row.officerId());
    line.put("name", name(row.officerId()));
    line.put("unit", unitName(row.unitCode()));
    line.put("post", post(row.officerId()));
    line.put("score", row.q().map(q -> q.toPlainString()).orElse("无"));
    line.put("computed", row.computed().map(QuarterGrade::name).orElse(null));
    line.put("computedLabel", row.computed().map(QuarterGrade::label).orElse("待定"));
    line.put("why", GradeWords.whyComputed(row) + opinion(said.get(row.officerId())));
    return line;
  }

  private Map<String, UnitOpinion> opinions(GradeCase gradeCase) {
    return opinions.of(new ReviewId(gradeCase.quarter(), gradeCase.body()));
  }

  /** What the other unit says that had him in the quarter too. */
  private String opinion(UnitOpinion said) {
    if (said == null) {
      return "";
    }
    return "；%s意见：%s%s"
        .formatted(
            unitName(said.unit()),
            said.opinion().or(() -> said.notAsked().map("（无人可提：%s）"::formatted)).orElse("（没有提）"),
            said.grade().map(grade -> "（建议“" + grade.label() + "”）").orElse(""));
  }

  /**
   * Everything that somebody who signs or approves sees: the grades as they stand, without himself
   * and his relations, about whom he does not decide.
   */
  Map<String, Object> whole(GradeCase gradeCase, String reader) {
    Map<String, Object> sheet = head(gradeCase);
    List<Map<String, Object>> rows = everybody(gradeCase, reader);
    long hidden = gradeCase.graded().count() - rows.size();
    sheet.put("summary", summary(gradeCase));
    sheet.put("recused", hidden == 0 ? "" : "另有%d人因您须回避，不在表中，由他人决定。".formatted(hidden));
    sheet.put("rows", rows);
    sheet.put("without", withoutGrade(gradeCase));
    sheet.put("proposers", proposers(gradeCase));
    sheet.put("decision", null);
    sheet.put("reason", "");
    return sheet;
  }

  /** Those of the rows about whom somebody may decide; the others are not shown to him. */
  List<GradeRow> judgedBy(String person, List<GradeRow> rows) {
    return rows.stream().filter(row -> !recused(person, row)).toList();
  }

  private boolean recused(String person, GradeRow row) {
    return assignments.excludes(person, row.officerId());
  }

  private List<Map<String, Object>> everybody(GradeCase gradeCase, String reader) {
    Map<String, UnitOpinion> said = opinions(gradeCase);
    return gradeCase
        .graded()
        .filter(row -> !recused(reader, row))
        .sorted(GradeCase.READING_ORDER)
        .map(
            row -> {
              Map<String, Object> line = line(row, said);
              line.put("who", line.get("name") + "（" + line.get("post") + "）");
              line.put("grade", row.grade().map(QuarterGrade::label).orElse("待定"));
              line.put(
                  "change",
                  row.raised() || row.lowered()
                      ? line.get("computedLabel") + " → " + line.get("grade")
                      : line.get("grade"));
              line.put("note", note(row) + opinion(said.get(row.officerId())));
              return line;
            })
        .toList();
  }

  /** Who proposed and signed, what was changed, and why the computed grade is what it is. */
  private String note(GradeRow row) {
    List<String> parts = new ArrayList<>();
    String changed = GradeWords.whatChanged(row);
    if (!changed.isEmpty()) {
      parts.add("【" + changed + "】");
    }
    parts.add(GradeWords.whyComputed(row));
    parts.add("提名：" + row.proposer().map(this::name).orElse("无，按计算结果"));
    row.signedBy().ifPresent(person -> parts.add("签署：" + name(person)));
    return String.join("；", parts);
  }

  private List<Map<String, Object>> withoutGrade(GradeCase gradeCase) {
    return gradeCase.rows().stream()
        .filter(row -> row.step() == GradeStep.NOT_GRADED)
        .map(
            row -> {
              Map<String, Object> line = new LinkedHashMap<>();
              line.put("name", name(row.officerId()));
              line.put("post", post(row.officerId()));
              line.put("outcome", row.outcome().label());
              line.put("reason", GradeWords.noGrade(row));
              return line;
            })
        .toList();
  }

  private List<Map<String, Object>> proposers(GradeCase gradeCase) {
    TreeMap<String, List<GradeRow>> byProposer = new TreeMap<>();
    gradeCase
        .graded()
        .forEach(
            row ->
                row.proposer()
                    .ifPresent(
                        person ->
                            byProposer
                                .computeIfAbsent(person, none -> new ArrayList<>())
                                .add(row)));
    List<Map<String, Object>> lines = new ArrayList<>();
    byProposer.forEach(
        (person, rows) -> {
          Map<String, Object> line = new LinkedHashMap<>();
          line.put("proposer", person);
          line.put("name", name(person));
          line.put(
              "summary",
              "提名%d人，其中“好”%d人"
                  .formatted(rows.size(), rows.stream().filter(GradeRow::good).count()));
          line.put("again", false);
          lines.add(line);
        });
    return lines;
  }

  private String summary(GradeCase gradeCase) {
    TreeMap<QuarterGrade, Long> numbers = new TreeMap<>(java.util.Comparator.reverseOrder());
    gradeCase
        .graded()
        .forEach(row -> row.grade().ifPresent(grade -> numbers.merge(grade, 1L, Long::sum)));
    List<String> parts = new ArrayList<>();
    numbers.forEach((grade, number) -> parts.add("“%s”%d人".formatted(grade.label(), number)));
    long without = gradeCase.rows().stream().filter(row -> row.outcome() != Outcome.GRADED).count();
    if (without > 0) {
      parts.add("不定等次%d人".formatted(without));
    }
    return String.join("，", parts);
  }

  String name(String officer) {
    return assignments.county().officer(officer).map(Officer::name).orElse(officer);
  }

  private String post(String officer) {
    return assignments.county().officer(officer).map(Officer::postTitle).orElse("");
  }

  private String unitName(String unit) {
    return assignments.county().unit(unit).map(Unit::name).orElse(unit);
  }

  /** The name of the body that a case is about. */
  String body(String gradeCase) {
    return bodyName(ReviewId.of(gradeCase).body());
  }

  private String bodyName(String body) {
    return Optional.ofNullable(assignments.county().body(body).orElse(null))
        .map(found -> found.name())
        .orElse(body);
  }
}
