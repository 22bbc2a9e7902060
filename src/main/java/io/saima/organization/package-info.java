/**
 * The county's people and units, who holds which office, who gets a task, and how the county's
 * files come in.
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "组织机构",
    allowedDependencies = {"calendar", "notification", "scoring", "engine"})
package io.saima.organization;
