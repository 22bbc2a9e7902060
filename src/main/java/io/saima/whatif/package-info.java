/**
 * A calculator for policy makers: the same arithmetic as a real assessment, on data that somebody
 * sends, never stored as a result.
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "What-if",
    allowedDependencies = {"scoring"})
package io.saima.whatif;
