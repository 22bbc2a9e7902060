package io.saima.organization.imports;

import org.springframework.jdbc.core.JdbcTemplate;

/** The import of one file, as the rules of its table see it. */
public final class ImportRun {

  private final long number;
  private final JdbcTemplate jdbc;
  private final KeySet fileKeys = new KeySet();

  ImportRun(long number, JdbcTemplate jdbc) {
    this.number = number;
    this.jdbc = jdbc;
  }

  /** The number under which the import is remembered: {@link ImportRecords}. */
  public long number() {
    return number;
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
