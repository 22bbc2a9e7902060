/**
 * Lets a reader live a quarter in ten minutes: a clock that can be moved forward, and a cast that
 * does everybody else's tasks. Exists in the demo profile only.
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "演示",
    allowedDependencies = {
      "calendar",
      "engine",
      "organization",
      "organization::imports",
      "organization::personnel",
      "rating",
      "review"
    })
package io.saima.demo;
