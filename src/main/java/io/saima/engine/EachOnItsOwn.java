package io.saima.engine;

/**
 * An event whose listeners have nothing to do with one another: one that fails hides it from no
 * other. What failed is thrown to the publisher once everybody has heard the event; publish it
 * outside of a transaction.
 */
public interface EachOnItsOwn {}
