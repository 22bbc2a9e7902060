package io.saima.plan;

/**
 * A revision asks for a change of a draft that is submitted already.
 *
 * @param number the draft's
 * @param revision its number
 */
public record DraftOvertaken(String number, String revision) {}
