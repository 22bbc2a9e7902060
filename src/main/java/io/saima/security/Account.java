package io.saima.security;

import java.util.Set;

/**
 * A login: an officer's, or one of the few that belong to a task and not to a person.
 *
 * @param officerId the officer whose account it is, else null
 * @param staffRoles the roles of an account that is no officer's; an officer's follow from his
 *     offices
 * @param mustChangePassword the password was handed out and holds for one login
 */
record Account(
    String username,
    String passwordHash,
    String officerId,
    Set<Role> staffRoles,
    boolean mustChangePassword,
    boolean enabled) {}
