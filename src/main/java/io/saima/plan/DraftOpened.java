package io.saima.plan;

/** A unit is asked to draft a plan: its case begins. */
public record DraftOpened(String number) {}
