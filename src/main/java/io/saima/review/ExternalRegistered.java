package io.saima.review;

/** Somebody from outside was registered while the ballots of his review are out. */
public record ExternalRegistered(long id) {}
