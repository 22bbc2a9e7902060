package io.saima.review;

/** People from outside were registered for a review, whose ballots may be out already. */
public record ExternalRegistered(ReviewId review) {}
