package io.saima.reconciliation;

/** A quarter's inputs are about to be frozen: the case ends with what is known. */
public record CutOffReached(String caseKey) {}
