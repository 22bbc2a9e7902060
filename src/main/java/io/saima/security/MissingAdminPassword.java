package io.saima.security;

/**
 * Nobody could administer the system: no administrator is stored and no password for one is given.
 */
class MissingAdminPassword extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MissingAdminPassword(String what) {
    super(what);
  }
}
