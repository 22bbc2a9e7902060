package io.saima.organization.imports;

import java.util.List;

/** A table that comes as a county's file; a bean of the module that owns the table. */
public interface ImportTable {

  /** The order in which the files of one upload are taken. */
  List<String> ORDER =
      List.of(
          "units",
          "officers",
          "appointments",
          "relations",
          "indicator-library",
          "plans",
          "plan-indicators",
          "leave",
          "indicator-actuals",
          "weekly-logs",
          "service-events",
          "ratings",
          "punishments",
          "facts",
          "special-merits");

  /** The name of the table, and with {@code .csv} of its file. */
  String name();

  /** The name of the table in the database. */
  String stored();

  /** In the order in which the contract names them. */
  List<Column> columns();

  /** Columns that together are unique beside the key; the first one is named in a fault. */
  default List<String> unique() {
    return List.of();
  }

  /** Rows may be sent again, but never changed. */
  default boolean writeOnce() {
    return false;
  }

  /** Columns beside those of the contract that say where a row came from. */
  default List<String> originColumns() {
    return List.of();
  }

  /** What is checked beyond single cells; made anew for each file. */
  default RowRules rules(ImportRun run) {
    return new RowRules();
  }
}
