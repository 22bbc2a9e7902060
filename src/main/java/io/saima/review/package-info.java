/** The quarterly review of a body: ballots, the race, the cut-off and the scores (季赛马). */
@org.springframework.modulith.ApplicationModule(
    displayName = "季赛马",
    allowedDependencies = {
      "rating",
      "reconciliation",
      "verification",
      "weeklylog",
      "rectification",
      "plan",
      "organization",
      "calendar",
      "evidence",
      "notification",
      "scoring",
      "engine"
    })
package io.saima.review;
