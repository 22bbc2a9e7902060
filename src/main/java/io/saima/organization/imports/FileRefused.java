package io.saima.organization.imports;

/** A file that cannot be read as a table at all. */
final class FileRefused extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Reason reason;
  private final int line;

  FileRefused(Reason reason, int line) {
    super(reason + " in line " + line, null, false, false);
    this.reason = reason;
    this.line = line;
  }

  Reason reason() {
    return reason;
  }

  int line() {
    return line;
  }
}
