/** Monthly statements: what every officer reached, in which light, and what he says to it (月对账). */
@org.springframework.modulith.ApplicationModule(
    displayName = "月对账",
    allowedDependencies = {
      "verification",
      "weeklylog",
      "rectification",
      "plan",
      "organization",
      "calendar",
      "notification",
      "scoring",
      "engine"
    })
package io.saima.reconciliation;
