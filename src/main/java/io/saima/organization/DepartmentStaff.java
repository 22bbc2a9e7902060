package io.saima.organization;

/**
 * Knows the accounts of the organization department that belong to no officer; implemented by the
 * login.
 */
public interface DepartmentStaff {

  /** Whether this account works for the organization department and is no officer's. */
  boolean includes(String account);
}
