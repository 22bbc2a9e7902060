/**
 * Who may come in and what he may do: accounts, login, roles, and what of it the engine is told.
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "Security",
    allowedDependencies = {
      "organization",
      "organization::sources",
      "notification",
      "engine",
      "calendar"
    })
package io.saima.security;
