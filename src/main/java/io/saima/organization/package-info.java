/**
 * The county's people and units, who holds which office, who gets a task, and how the county's
 * files come in.
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "组织机构",
    allowedDependencies = {"calendar", "evidence", "notification", "scoring", "ledger", "engine"})
package io.saima.organization;
