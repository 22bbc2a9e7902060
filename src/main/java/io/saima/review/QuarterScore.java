package io.saima.review;

import io.saima.calendar.Quarter;
import io.saima.organization.PostClass;
import io.saima.scoring.Outcome;
import io.saima.scoring.QuarterGrade;
import java.math.BigDecimal;
import java.util.List;

/**
 * What was computed for one officer in one quarter, without the documents that it was computed
 * from.
 *
 * @param version 1, and more after a correction; only the highest is in force
 * @param unit the unit that he belonged to on the frozen roster
 * @param r published score of the race; null if he has none
 * @param a1517 code in the personnel file for who is not graded; null otherwise
 * @param q published score; null if there is none
 * @param band the grade by the score alone
 * @param proposal the lower of band and ceiling, before the places are counted; null unless graded
 * @param p published part of results, for ties; null if missing
 * @param pub published mean of the public, for ties; null without any rating
 * @param debrief he is at the end of the race and explains (复盘说明)
 * @param reconsideration he may ask for reconsideration (一票复议)
 */
public record QuarterScore(
    Quarter quarter,
    String body,
    String officer,
    int version,
    String unit,
    PostClass postClass,
    BigDecimal r,
    Outcome outcome,
    List<String> outcomeReasons,
    String a1517,
    BigDecimal q,
    QuarterGrade band,
    QuarterGrade ceiling,
    List<String> ceilingReasons,
    QuarterGrade proposal,
    BigDecimal p,
    BigDecimal pub,
    int reds,
    int yellows,
    boolean merit,
    boolean debrief,
    boolean reconsideration) {

  /** The proposal is 好 and needs a place. */
  public boolean needsQuota() {
    return proposal == QuarterGrade.GOOD;
  }
}
