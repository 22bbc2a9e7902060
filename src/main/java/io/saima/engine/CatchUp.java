package io.saima.engine;

/**
 * Says that something may have been missed (the program was off, a county was imported, the clock
 * jumped): every launcher that hears it starts what is missing of its current period. Launchers are
 * idempotent, so hearing it twice is harmless.
 */
public record CatchUp() implements EachOnItsOwn {}
