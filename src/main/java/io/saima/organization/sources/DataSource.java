package io.saima.organization.sources;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A system outside that delivers figures with a token of its own.
 *
 * @param name Chinese; stands on statements as the source of its figures
 * @param events whether it may report service events, too
 * @param active whether it has a token
 * @param lastUsed when its token last opened the door, to the minute
 * @param wrongToken when somebody last came in its name with a token that is not, or no more, valid
 */
public record DataSource(
    long id,
    String name,
    Allotment allotment,
    boolean events,
    boolean active,
    Optional<LocalDateTime> lastUsed,
    Optional<LocalDateTime> wrongToken) {}
