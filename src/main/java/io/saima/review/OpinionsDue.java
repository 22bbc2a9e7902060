package io.saima.review;

import java.time.LocalDateTime;
import java.util.List;

/**
 * A review has begun; the other units of some of its people are to give their opinions.
 *
 * @param until the cut-off, after which nothing is said any more
 */
public record OpinionsDue(ReviewId review, List<String> officers, LocalDateTime until) {}
