package io.saima.reconciliation;

import java.util.Map;

/**
 * Lights began to be warned of: their cases begin.
 *
 * @param severe whether it is orange or red, by the warning's number
 */
public record WarningsOpened(Map<String, Boolean> severe) {}
