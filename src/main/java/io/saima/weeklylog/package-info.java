/** The weekly logs of officers and their review by the supervisor (周纪实). */
@org.springframework.modulith.ApplicationModule(
    displayName = "周纪实",
    allowedDependencies = {
      "plan",
      "organization",
      "organization::imports",
      "calendar",
      "evidence",
      "notification",
      "scoring",
      "engine"
    })
package io.saima.weeklylog;
