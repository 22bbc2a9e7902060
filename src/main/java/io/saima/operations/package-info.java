/** Takes care of steps that stay unanswered, so that nothing waits for ever. */
@org.springframework.modulith.ApplicationModule(
    displayName = "运行维护",
    allowedDependencies = {"organization", "calendar", "notification", "engine"})
package io.saima.operations;
