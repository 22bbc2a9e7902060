package io.saima.review;

import io.saima.calendar.Quarter;
import io.saima.organization.PostClass;
import io.saima.organization.PostType;
import java.time.LocalDate;

/**
 * One officer on the frozen roster of a review.
 *
 * @param plan code of the plan that he is held against; null if his post has none
 * @param planQuarter the quarter for which that plan was made: an earlier one if it is continued
 *     (沿用); null without a plan
 */
public record ReviewMember(
    String officer,
    String unit,
    PostClass postClass,
    PostType postType,
    LocalDate postSince,
    String plan,
    Quarter planQuarter) {}
