package io.saima.reconciliation;

/** An officer disputes a figure on the page of his statement: its case begins at the answer. */
public record DisputeRaised(String caseKey, String officer) {}
