package io.saima.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.organization.imports.ImportAnswer;
import io.saima.organization.imports.ImportFile;
import io.saima.organization.imports.Imports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;

/** Imports small files, as the organization department does. */
@TestComponent
public class TestFiles {

  private static final String OFFICERS =
      "id,name,unit_code,post_title,post_class,post_type,rank_level,supervisor_id,status,joined_on,"
          + "post_since,works_in_unit,unit_since,left_on\n";

  private final Imports imports;

  TestFiles(Imports imports) {
    this.imports = imports;
  }

  /** Takes a file of officers; every row must be good. */
  public void officers(String... rows) {
    taken("officers", OFFICERS + String.join("\n", rows) + "\n");
  }

  public void units(String... rows) {
    taken(
        "units",
        "code,name,kind,parent_code,district_class,pooling,pool_code\n"
            + String.join("\n", rows)
            + "\n");
  }

  /** Tries a file of figures. */
  public ImportAnswer figures(String... rows) {
    return answer(
        "indicator-actuals",
        "plan_code,indicator_code,officer_id,month,actual,debt_rate,source\n"
            + String.join("\n", rows)
            + "\n");
  }

  private void taken(String table, String content) {
    assertThat(answer(table, content).errors()).isEmpty();
  }

  private ImportAnswer answer(String table, String content) {
    try {
      Path file = Files.createTempFile(table, ".csv");
      try {
        Files.writeString(file, content);
        return imports.take(List.of(new ImportFile(table + ".csv", file)), "organization").answer();
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
