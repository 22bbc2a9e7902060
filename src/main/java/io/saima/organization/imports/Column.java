package io.saima.organization.imports;

/**
 * One column of a county's file.
 *
 * @param name its name in the header
 * @param stored its name in the database
 * @param refersTo the table in which the value must be a key, or null
 * @param butNot the column of the same row whose value it must not repeat, or null
 */
public record Column(
    String name,
    String stored,
    CellType type,
    boolean key,
    boolean required,
    String refersTo,
    String butNot) {

  public static Column of(String name, CellType type) {
    return new Column(name, name, type, false, false, null, null);
  }

  /** Part of the key; an empty part is stored as ''. */
  public Column asKey() {
    return new Column(name, stored, type, true, required, refersTo, butNot);
  }

  public Column mustBeThere() {
    return new Column(name, stored, type, key, true, refersTo, butNot);
  }

  public Column in(String databaseColumn) {
    return new Column(name, databaseColumn, type, key, required, refersTo, butNot);
  }

  public Column to(String table) {
    return new Column(name, stored, type, key, required, table, butNot);
  }

  public Column to(String table, String butNotColumn) {
    return new Column(name, stored, type, key, required, table, butNotColumn);
  }
}
