/** What was checked and found: facts and special merits (三查). */
@org.springframework.modulith.ApplicationModule(
    displayName = "三查",
    allowedDependencies = {
      "weeklylog",
      "rectification",
      "plan",
      "organization",
      "organization::imports",
      "calendar",
      "notification",
      "scoring",
      "engine"
    })
package io.saima.verification;
