package io.saima.scoring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Who scored whom among peers: what calibration needs to tell a lenient rater from a good officer.
 *
 * @param members 2–60 ids, the officer among them
 * @param rows one row for each rater, one column for each rated person, both in the order of {@code
 *     members}; scores 0–100, null where there is none
 */
public record PeerMatrix(List<String> members, List<List<Rational>> rows) {

  public PeerMatrix {
    members = List.copyOf(members);
    rows = rows.stream().map(PeerMatrix::frozen).toList();
  }

  /** What the rater gave the rated person; null if nothing. */
  Rational score(int rater, int rated) {
    return rows.get(rater).get(rated);
  }

  /** What each rater gave the member, by rater; only those who gave something. */
  Map<String, Rational> scoresOf(String member) {
    int column = members.indexOf(member);
    Map<String, Rational> scores = new HashMap<>();
    for (int rater = 0; rater < members.size(); rater++) {
      Rational score = score(rater, column);
      if (score != null) {
        scores.put(members.get(rater), score);
      }
    }
    return scores;
  }

  /** What all raters but one gave the rated person. */
  List<Rational> scoresBesides(int rater, int rated) {
    List<Rational> scores = new ArrayList<>();
    for (int other = 0; other < members.size(); other++) {
      if (other != rater && score(other, rated) != null) {
        scores.add(score(other, rated));
      }
    }
    return scores;
  }

  static PeerMatrix read(Fields fields) {
    fields.require("members", "rows");
    return new PeerMatrix(
        fields.texts("members", 2, 60), fields.rows("rows", DecimalRange.HUNDRED));
  }

  void check(String officer, Errors errors) {
    errors.addIf(
        new HashSet<>(members).size() < members.size(),
        "peerMatrix.members",
        ErrorCode.DUPLICATE,
        "成员重复，请删去重复的编号");
    errors.addIf(
        !members.contains(officer), "peerMatrix.members", ErrorCode.REFERENCE, "成员中没有被考核人，请补上");
    errors.addIf(
        rows.size() != members.size(),
        "peerMatrix.rows",
        ErrorCode.COUNT,
        "应有%s行，每名成员一行".formatted(members.size()));
    for (int i = 0; i < rows.size(); i++) {
      List<Rational> row = rows.get(i);
      String at = "peerMatrix.rows[" + i + "]";
      errors.addIf(
          row.size() != members.size(),
          at,
          ErrorCode.COUNT,
          "应有%s列，每名成员一列".formatted(members.size()));
      errors.addIf(
          i < row.size() && row.get(i) != null,
          at + "[" + i + "]",
          ErrorCode.SELF_VOTE,
          "不能给自己打分，请改为空（null）");
    }
  }

  Map<String, Object> toTree() {
    return Tree.input().list("members", members).list("rows", rows, PeerMatrix::rowToTree).done();
  }

  private static List<String> rowToTree(List<Rational> row) {
    List<String> cells = new ArrayList<>();
    row.forEach(cell -> cells.add(cell == null ? null : cell.toString()));
    return Collections.unmodifiableList(cells);
  }

  private static List<Rational> frozen(List<Rational> row) {
    return Collections.unmodifiableList(new ArrayList<>(row));
  }
}
