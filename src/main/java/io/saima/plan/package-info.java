/**
 * What officers are held against: the indicator library, plans of posts and their figures (考核方案).
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "考核方案",
    allowedDependencies = {
      "organization",
      "organization::imports",
      "organization::sources",
      "calendar",
      "notification",
      "scoring",
      "engine"
    })
package io.saima.plan;
