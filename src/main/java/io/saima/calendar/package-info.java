/**
 * Knows the Chinese working year: which days are worked, and how weeks, months and quarters lie in
 * it.
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "工作日历",
    allowedDependencies = {})
package io.saima.calendar;
