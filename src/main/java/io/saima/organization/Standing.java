package io.saima.organization;

import java.util.List;

/**
 * How an officer stands in a quarter, as far as the organization knows it.
 *
 * @param status what may keep him from being graded
 * @param warnings warnings (警告) in force on the quarter's last day
 */
public record Standing(io.saima.scoring.OfficerStatus status, List<Punishment> warnings) {}
