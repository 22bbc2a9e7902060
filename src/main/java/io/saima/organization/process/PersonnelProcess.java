package io.saima.organization.process;

/** The words of the daily look for changes of the personnel file that begin. */
final class PersonnelProcess {

  static final String ID = "personnel-changes";

  private PersonnelProcess() {}
}
