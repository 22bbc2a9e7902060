package io.saima.plan;

/** The half-year's revision is due: its case begins. */
public record RevisionOpened(String number) {}
