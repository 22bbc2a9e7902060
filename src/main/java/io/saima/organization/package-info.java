/**
 * The county's people and units, who holds which office, who gets a task, and how the county's
 * files come in.
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "Organization",
    allowedDependencies = {"calendar", "evidence", "notification", "scoring", "ledger", "engine"})
package io.saima.organization;
