package io.saima.organization.imports;

import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** The import of one file, or of rows sent at once, as the rules of their table see it. */
public final class ImportRun {

  private final Long number;
  private final JdbcTemplate jdbc;
  private final KeySet fileKeys = new KeySet();

  ImportRun(Long number, JdbcTemplate jdbc) {
    this.number = number;
    this.jdbc = jdbc;
  }

  /** The number under which the import is remembered ({@link ImportRecords}); empty without. */
  public Optional<Long> number() {
    return Optional.ofNullable(number);
  }

  /** The database, within the transaction of the file. */
  public JdbcTemplate jdbc() {
    return jdbc;
  }

  /** Whether the file holds a row of this key; complete once every row was collected. */
  public boolean inFile(Object... key) {
    return fileKeys.contains(key);
  }

  boolean addToFile(Object... key) {
    return fileKeys.add(key);
  }
}
