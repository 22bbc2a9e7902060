package io.saima.organization.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads and writes the rows of one table in batches. */
final class StoredRows {

  private final JdbcTemplate jdbc;
  private final TableShape shape;
  private final RowRules rules;
  private final String select;
  private final boolean empty;

  StoredRows(JdbcTemplate jdbc, TableShape shape, RowRules rules) {
    this.jdbc = jdbc;
    this.shape = shape;
    this.rules = rules;
    this.select =
        "select "
            + shape.columns().stream().map(Column::stored).collect(Collectors.joining(", "))
            + " from "
            + shape.table().stored()
            + " where ";
    this.empty =
        jdbc.queryForList("select 1 from " + shape.table().stored() + " limit 1").isEmpty();
  }

  /** Tells each row what is stored under its key. */
  void look(List<Row> rows) {
    if (empty || rows.isEmpty()) {
      return;
    }
    // One tuple per key: with a list for each column the server multiplies them, and scans the
    // table.
    String tuple = "(" + String.join(", ", Collections.nCopies(shape.keys().length, "?")) + ")";
    Map<List<Object>, Row> stored = new HashMap<>();
    jdbc.query(
        select
            + IntStream.of(shape.keys())
                .mapToObj(place -> shape.columns().get(place).stored())
                .collect(Collectors.joining(", ", "(", ")"))
            + " in ("
            + String.join(", ", Collections.nCopies(rows.size(), tuple))
            + ")",
        row -> {
          Row known = read(row);
          stored.put(key(known), known);
        },
        rows.stream()
            .flatMap(row -> Arrays.stream(TableShape.pick(row.values(), shape.keys())))
            .toArray());
    rows.forEach(row -> row.stored(stored.get(key(row))));
  }

  private List<Object> key(Row row) {
    return Arrays.asList(TableShape.pick(row.values(), shape.keys()));
  }

  private Row read(ResultSet result) throws SQLException {
    Object[] values = new Object[shape.columns().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = shape.columns().get(i).type().read(result, i + 1);
    }
    return new Row(shape, values, 0, 0);
  }

  void insert(List<Row> rows) {
    List<String> columns =
        Stream.concat(
                shape.columns().stream().map(Column::stored),
                shape.table().originColumns().stream())
            .toList();
    String sql =
        "insert into "
            + shape.table().stored()
            + " ("
            + String.join(", ", columns)
            + ") values ("
            + String.join(", ", Collections.nCopies(columns.size(), "?"))
            + ")";
    batch(
        sql,
        rows.stream()
            .map(row -> Stream.of(row.values(), rules.origin(row)).flatMap(Stream::of).toArray())
            .toList());
  }

  void update(List<Row> rows) {
    int[] others =
        IntStream.range(0, shape.columns().size())
            .filter(i -> !shape.columns().get(i).key())
            .toArray();
    String sql =
        "update "
            + shape.table().stored()
            + " set "
            + Stream.concat(
                    IntStream.of(others).mapToObj(i -> shape.columns().get(i).stored()),
                    shape.table().originColumns().stream())
                .map(column -> column + " = ?")
                .collect(Collectors.joining(", "))
            + byKey();
    rules.replacing(rows);
    batch(
        sql,
        rows.stream()
            .map(
                row ->
                    Stream.of(
                            TableShape.pick(row.values(), others),
                            rules.origin(row),
                            TableShape.pick(row.values(), shape.keys()))
                        .flatMap(Stream::of)
                        .toArray())
            .toList());
  }

  void delete(List<Object[]> keys) {
    batch("delete from " + shape.table().stored() + byKey(), keys);
  }

  private String byKey() {
    return " where "
        + IntStream.of(shape.keys())
            .mapToObj(i -> shape.columns().get(i).stored() + " = ?")
            .collect(Collectors.joining(" and "));
  }

  private void batch(String sql, List<Object[]> rows) {
    if (!rows.isEmpty()) {
      jdbc.batchUpdate(sql, rows);
    }
  }
}
