package io.saima.grading;

import io.saima.scoring.Outcome;
import io.saima.scoring.QuarterGrade;
import java.util.List;

/**
 * One officer's result of a quarter as other systems read it.
 *
 * @param q published score with two decimals; null if there is none
 * @param proposal the lower of band and ceiling, before places are counted
 * @param grade null until it is effective
 * @param state how far the grades of the body have come
 */
public record ResultLine(
    String officer,
    String body,
    Outcome outcome,
    List<String> outcomeReasons,
    String q,
    QuarterGrade band,
    QuarterGrade ceiling,
    List<String> ceilingReasons,
    QuarterGrade proposal,
    QuarterGrade grade,
    GradeState state) {}
