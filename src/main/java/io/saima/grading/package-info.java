/** The grades of a quarter: places for 好, approval, public notice and notices (等次). */
@org.springframework.modulith.ApplicationModule(
    displayName = "等次",
    allowedDependencies = {
      "review",
      "rectification",
      "organization",
      "calendar",
      "notification",
      "scoring",
      "engine"
    })
package io.saima.grading;
