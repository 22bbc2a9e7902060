package io.saima.organization.imports;

import java.util.List;

/** What came of an upload; its JSON is part of the contract with the counties. */
public record ImportAnswer(List<FileAnswer> files, List<Fault> errors, long more) {

  /** Whether a file was taken, refused, or left because one before it was refused. */
  public enum Status {
    TAKEN,
    REFUSED,
    NOT_TRIED
  }

  /** What came of one file. */
  public record FileAnswer(String file, Status status, long changed, long unchanged) {}

  /** One fault: where it is, which rule it breaks, and what to do about it. */
  public record Fault(String file, int line, String column, Reason reason, String message) {}

  /** Whether every file was taken. */
  public boolean taken() {
    return files.stream().allMatch(file -> file.status() == Status.TAKEN);
  }
}
