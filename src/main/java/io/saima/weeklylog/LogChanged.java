package io.saima.weeklylog;

import io.saima.calendar.Week;

/**
 * A filed log counts otherwise than before: it was called untrue, or corrected. Told within the
 * transaction.
 */
public record LogChanged(String officer, Week week) {}
