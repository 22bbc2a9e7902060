package io.saima.reconciliation;

/** A light began to be warned of: its case begins. */
public record WarningOpened(String number, boolean severe) {}
