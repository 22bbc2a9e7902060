/**
 * Problems and their rectification (整改): who puts what right until when, who closes it, and whether
 * it stays right when somebody looks back.
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "整改",
    allowedDependencies = {"plan", "organization", "calendar", "notification", "scoring", "engine"})
package io.saima.rectification;
