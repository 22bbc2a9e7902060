package io.saima.reconciliation;

import java.util.Set;

/**
 * Open warnings took the light or the figure of a newer statement: whoever has one of them before
 * him sees it as it is now.
 *
 * @param numbers of those that are still open
 */
public record WarningsObserved(Set<String> numbers) {}
