/** Service events and citizens' ratings of them (随时评). */
@org.springframework.modulith.ApplicationModule(
    displayName = "随时评",
    allowedDependencies = {
      "verification",
      "rectification",
      "plan",
      "organization",
      "organization::imports",
      "organization::sources",
      "calendar",
      "notification",
      "scoring",
      "engine"
    })
package io.saima.rating;
