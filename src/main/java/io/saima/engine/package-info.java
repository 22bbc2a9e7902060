/**
 * The one place that knows how Saima uses the process engine: its settings, tables, clock,
 * variables and task checks.
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "流程引擎",
    allowedDependencies = {})
package io.saima.engine;
