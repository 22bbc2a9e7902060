package io.saima.review;

import io.saima.calendar.Quarter;

/**
 * Everybody of a body has his score of the quarter, or a named reason for none; grades may follow.
 */
public record ReviewScored(Quarter quarter, String body) {}
