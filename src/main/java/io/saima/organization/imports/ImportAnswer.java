package io.saima.organization.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What came of an upload; its JSON is part of the contract with the counties.
 *
 * @param notice what the importer must know beside the faults, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportAnswer(List<FileAnswer> files, List<Fault> errors, long more, String notice) {

  /** An answer without a notice. */
  public ImportAnswer(List<FileAnswer> files, List<Fault> errors, long more) {
    this(files, errors, more, null);
  }

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

  /** The same answer with a notice. */
  ImportAnswer with(String words) {
    return new ImportAnswer(files, errors, more, words);
  }

  /** Whether every file was taken. */
  public boolean taken() {
    return files.stream().allMatch(file -> file.status() == Status.TAKEN);
  }
}
