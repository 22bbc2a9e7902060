/**
 * The arithmetic of an assessment: from frozen data to a quarterly score, the places for the grade
 * 好, and the annual proposal.
 *
 * <p>Pure code on the JDK alone: exact rational numbers, one rounding, no clock, no locale, no
 * state. Three calculations stand at the top: {@link io.saima.scoring.QuarterCalculation}, {@link
 * io.saima.scoring.QuotaCalculation} and {@link io.saima.scoring.YearCalculation}. Their inputs are
 * immutable records that are read from, and written to, a plain JSON tree ({@code Map}, {@code
 * List}, {@code String}, {@code Integer}, {@code Boolean}); an unsound input is answered by {@link
 * io.saima.scoring.InvalidInput}, which lists every fault with its field. {@link
 * io.saima.scoring.Policy} holds all parameters that a policy maker may change.
 *
 * <p>The rules are written in {@code src/docs/scoring.md}; a § in this package is a section there.
 */
package io.saima.scoring;
