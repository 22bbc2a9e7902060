/** Notes to people: what somebody should know but need not do; they stand on the person's home. */
@org.springframework.modulith.ApplicationModule(
    displayName = "消息",
    allowedDependencies = {"engine"})
package io.saima.notification;
