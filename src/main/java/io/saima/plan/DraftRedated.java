package io.saima.plan;

/** A revision gave an open draft another date. */
public record DraftRedated(String number) {}
