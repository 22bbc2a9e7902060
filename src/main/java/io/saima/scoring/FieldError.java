package io.saima.scoring;

/**
 * One fault of an input, precise enough for a person to mend it.
 *
 * @param field path such as {@code ballots[2].score}; empty for the whole document
 * @param message Chinese, says what to do
 */
public record FieldError(String field, ErrorCode code, String message) {}
