package io.saima.review;

import io.saima.calendar.Quarter;
import io.saima.organization.PostClass;
import io.saima.organization.PostType;
import java.time.LocalDate;

/**
 * One officer on the frozen roster of a review.
 *
 * @param unit the unit that assesses him
 * @param plan code of the plan that he is held against; null if his post has none
 * @param planQuarter the quarter for which that plan was made: an earlier one if it is continued
 *     (沿用); null without a plan
 * @param planUnit the unit whose plan it is: to which he belonged when the assessing unit had him
 * @param otherUnit the unit that had him too and gives an opinion, or null
 */
public record ReviewMember(
    String officer,
    String unit,
    PostClass postClass,
    PostType postType,
    LocalDate postSince,
    String plan,
    Quarter planQuarter,
    String planUnit,
    String otherUnit) {}
