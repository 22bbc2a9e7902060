package io.saima.organization.imports;

import io.saima.calendar.Quarter;
import io.saima.organization.ClosedQuarters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The way of one file through the contract's stages, all within one transaction: the file and its
 * cells in a first pass, references and conditions against what is stored in a second, the sets,
 * and only if nothing was found a third pass that writes. Between the passes it keeps a bit per row
 * and 128 bits per key.
 */
final class FileImport {

  private static final int BATCH = 500;

  /** So few rows ask for the keys they point to; more rows ask for all keys of the table. */
  private static final int FEW = 2 * BATCH;

  /** A header of more columns than any table has is refused without reading all of it. */
  private static final int HEADER_CELLS = 256;

  private final TableShape shape;
  private final Records file;
  private final JdbcTemplate jdbc;
  private final ClosedQuarters closed;
  private final Map<String, ImportTable> tables;
  private final FaultList faults;
  private final ImportRun run;
  private final RowRules rules;
  private final KeySet uniques = new KeySet();
  private final Map<String, KeySet> referred = new HashMap<>();
  private final BitSet refused = new BitSet();
  private final BitSet inserts = new BitSet();
  private final BitSet updates = new BitSet();

  /** For each column of the table its place in the file. */
  private int[] positions;

  private int rows;
  private Set<Quarter> closedQuarters;

  FileImport(
      ImportTable table,
      String name,
      Records file,
      ImportRun run,
      RowRules rules,
      ClosedQuarters closed,
      Map<String, ImportTable> tables) {
    this.shape = new TableShape(table);
    this.file = file;
    this.jdbc = run.jdbc();
    this.closed = closed;
    this.tables = tables;
    this.faults = new FaultList(name);
    this.run = run;
    this.rules = rules;
  }

  FaultList faults() {
    return faults;
  }

  long changed() {
    return inserts.cardinality() + (long) updates.cardinality() + rules.replaced().size();
  }

  long unchanged() {
    return rows - (long) inserts.cardinality() - updates.cardinality();
  }

  /** Checks the file and, if nothing is wrong, writes it; false if it is refused. */
  boolean run() throws IOException {
    return pass(true);
  }

  /** Checks the file and writes nothing. */
  void check() throws IOException {
    pass(false);
  }

  private boolean pass(boolean writing) throws IOException {
    try {
      firstPass();
    } catch (FileRefused fault) {
      faults.replaceBy(fault.line(), fault.reason(), Advice.of(fault.reason()));
      return false;
    }
    if (positions == null) {
      return false;
    }
    try {
      StoredRows stored = new StoredRows(jdbc, shape, rules);
      eachBatch(null, batch -> check(batch, stored));
      rules.sets((line, column, reason, message) -> add(line, column, reason, message));
      if (!faults.isEmpty()) {
        return false;
      }
      if (writing) {
        write(stored);
        rules.written();
      }
      return true;
    } catch (FileRefused e) {
      throw new IllegalStateException("The file changed while it was read", e);
    }
  }

  // ---- stage 1 and 2

  private void firstPass() throws IOException, FileRefused {
    int[] records = {0};
    int[] blanks = {0, 0};
    file.read(
        HEADER_CELLS,
        cells -> {
          if (records[0]++ == 0) {
            if (cells.blank()) {
              throw new FileRefused(Reason.EMPTY_FILE, 1);
            }
            header(cells);
          } else if (positions == null) {
            return;
          } else if (cells.blank()) {
            if (blanks[1]++ == 0) {
              blanks[0] = cells.line();
            }
          } else {
            for (int i = 0; i < blanks[1]; i++) {
              faults.add(blanks[0] + i, -1, "", Reason.FIELD_COUNT, "这一行是空行，请删去（文件末尾的空行除外）。");
            }
            blanks[1] = 0;
            cells(cells, rows++);
          }
        });
    if (records[0] == 0) {
      throw new FileRefused(Reason.EMPTY_FILE, 1);
    }
  }

  private void header(CsvFile.Cells cells) {
    int[] found = new int[shape.columns().size()];
    Arrays.fill(found, -1);
    Set<String> unknown = new HashSet<>();
    for (int i = 0; i < cells.kept(); i++) {
      String name = cells.text(i);
      Integer place = shape.placeOrNull(name);
      if (place != null && found[place] < 0) {
        found[place] = i;
      } else if (place != null || !unknown.add(name)) {
        headerFault(i, name, Reason.DUPLICATE_COLUMN, "列“%s”出现了不止一次，请只保留一列。");
      } else {
        headerFault(i, name, Reason.UNKNOWN_COLUMN, "本表没有列“%s”，请删去，或改成规定的列名。");
      }
    }
    faults.more(cells.count() - cells.kept());
    for (int place = 0; place < found.length; place++) {
      if (found[place] < 0) {
        String name = shape.columns().get(place).name();
        headerFault(cells.count() + place, name, Reason.MISSING_COLUMN, "缺少列“%s”，请在第1行补上。");
      }
    }
    if (faults.isEmpty()) {
      positions = found;
    }
  }

  private void headerFault(int position, String name, Reason reason, String message) {
    String column = Advice.excerpt(name, 64);
    faults.add(1, position, column, reason, message.formatted(column));
  }

  private void cells(CsvFile.Cells cells, int index) {
    if (cells.count() != positions.length) {
      refused.set(index);
      faults.add(
          cells.line(),
          -1,
          "",
          Reason.FIELD_COUNT,
          "这一行有%d个单元格，应与标题行一样为%d个；内容里有逗号时请加英文双引号。".formatted(cells.count(), positions.length));
      return;
    }
    Object[] values = new Object[positions.length];
    boolean[] bad = new boolean[positions.length];
    for (int i = 0; i < values.length; i++) {
      Column column = shape.columns().get(i);
      int at = positions[i];
      try {
        values[i] = value(column, cells, at);
      } catch (CellFault fault) {
        bad[i] = true;
        refused.set(index);
        faults.add(
            cells.line(),
            at,
            column.name(),
            fault.reason(),
            Advice.cell(column.name(), cells.text(at), fault));
      }
    }
    Row row = new Row(shape, values, cells.line(), index);
    if (refused.get(index)) {
      rules.spoiled(row);
    }
    if (!noneOf(bad, shape.keys())) {
      return;
    }
    rules.canonical(row);
    if (!run.addToFile(TableShape.pick(values, shape.keys()))) {
      fault(row, shape.firstKey().name(), Reason.DUPLICATE_KEY, "这一行的主键在本文件前面已出现过，请删去重复的一行。");
      return;
    }
    if (shape.unique().length > 0 && noneOf(bad, shape.unique())) {
      if (!uniques.add(TableShape.pick(values, shape.unique()))) {
        String columns = String.join("、", shape.table().unique());
        fault(
            row,
            shape.table().unique().get(0),
            Reason.DUPLICATE_KEY,
            columns + "的组合在本文件前面已出现过，请删去或更正其中一行。");
      }
    }
    rules.collect(row);
  }

  private static boolean noneOf(boolean[] flags, int[] places) {
    for (int place : places) {
      if (flags[place]) {
        return false;
      }
    }
    return true;
  }

  private static Object value(Column column, CsvFile.Cells cells, int at) throws CellFault {
    String text = cells.text(at);
    if (cells.hasRefusedChar(at)) {
      throw new CellFault(Reason.CONTROL_CHAR, "含有不可见的控制字符，请删去后重新填写。");
    }
    if (text.isEmpty()) {
      if (column.required()) {
        throw new CellFault(Reason.REQUIRED, "不能为空，请填写。");
      }
      return column.key() ? "" : null;
    }
    return column.type().parse(text);
  }

  // ---- stage 3 and 4

  private interface Batch {
    void take(List<Row> rows) throws FileRefused;
  }

  /**
   * Reads the file again, up to 500 rows at a time; without {@code only}, every row not refused.
   */
  private void eachBatch(BitSet only, Batch work) throws IOException, FileRefused {
    List<Row> batch = new ArrayList<>(BATCH);
    int[] next = {-1};
    file.read(
        positions.length,
        cells -> {
          if (next[0] < 0) {
            next[0] = 0;
            return;
          }
          if (cells.blank()) {
            return;
          }
          int index = next[0]++;
          if (only == null ? refused.get(index) : !only.get(index)) {
            return;
          }
          batch.add(row(cells, index));
          if (batch.size() == BATCH) {
            work.take(batch);
            batch.clear();
          }
        });
    if (!batch.isEmpty()) {
      work.take(batch);
    }
  }

  private Row row(CsvFile.Cells cells, int index) {
    Object[] values = new Object[positions.length];
    try {
      for (int i = 0; i < values.length; i++) {
        values[i] = value(shape.columns().get(i), cells, positions[i]);
      }
    } catch (CellFault e) {
      throw new IllegalStateException("The file changed while it was read", e);
    }
    return new Row(shape, values, cells.line(), index);
  }

  private void check(List<Row> batch, StoredRows stored) {
    rules.prepare(batch);
    if (rows <= FEW) {
      lookUp(batch);
    }
    List<Row> good = new ArrayList<>(batch.size());
    for (Row row : batch) {
      references(row);
      if (!refused.get(row.index())) {
        rules.references(row, faultsOf(row));
      }
      if (!refused.get(row.index())) {
        rules.canonical(row);
        good.add(row);
      }
    }
    stored.look(good);
    for (Row row : good) {
      rules.conditions(row, faultsOf(row));
      if (row.changes()) {
        if (shape.table().writeOnce() && row.stored() != null) {
          fault(row, "", Reason.CONFLICT, "这条记录已导入过，内容不得更改；请恢复原值或删去这一行。");
        } else {
          frozen(row);
        }
        (row.stored() == null ? inserts : updates).set(row.index());
      }
    }
  }

  private void references(Row row) {
    for (Column column : shape.columns()) {
      if (column.refersTo() == null || !row.has(column.name())) {
        continue;
      }
      Object value = row.get(column.name());
      String name = column.name();
      if (column.butNot() != null && value.equals(row.get(column.butNot()))) {
        fault(row, name, Reason.SELF_REF, "“" + name + "”不能指向本行自己，请更正。");
      } else if (!known(column.refersTo(), value)) {
        fault(
            row,
            name,
            Reason.UNKNOWN_REF,
            "“%s”的值“%s”在%s.csv的表中不存在，请更正，或先导入该表。"
                .formatted(name, Advice.excerpt(value.toString(), 40), column.refersTo()));
      }
    }
  }

  private boolean known(String table, Object key) {
    return referred.computeIfAbsent(table, this::storedKeys).contains(key)
        || table.equals(shape.table().name()) && run.inFile(key);
  }

  private void lookUp(List<Row> batch) {
    for (Column column : shape.columns()) {
      if (column.refersTo() == null) {
        continue;
      }
      KeySet keys = referred.computeIfAbsent(column.refersTo(), table -> new KeySet());
      List<Object> wanted =
          batch.stream()
              .filter(row -> row.has(column.name()))
              .map(row -> row.get(column.name()))
              .distinct()
              .filter(key -> !keys.contains(key))
              .toList();
      if (!wanted.isEmpty()) {
        TableShape other = new TableShape(tables.get(column.refersTo()));
        String key = other.firstKey().stored();
        jdbc.query(
            "select %s from %s where %s in (%s)"
                .formatted(
                    key,
                    other.table().stored(),
                    key,
                    String.join(", ", Collections.nCopies(wanted.size(), "?"))),
            row -> {
              keys.add(row.getString(1));
            },
            wanted.toArray());
      }
    }
  }

  private KeySet storedKeys(String name) {
    TableShape other = new TableShape(tables.get(name));
    KeySet keys = new KeySet();
    jdbc.query(
        "select " + other.firstKey().stored() + " from " + other.table().stored(),
        row -> {
          keys.add(row.getString(1));
        });
    return keys;
  }

  private void frozen(Row row) {
    if (rules.frozenWith() == null) {
      return;
    }
    Set<Quarter> frozen = closedQuarters();
    Quarter now = rules.quarter(row);
    Quarter before = row.stored() == null ? now : rules.quarter(row.stored());
    for (Quarter quarter : now.equals(before) ? List.of(now) : List.of(now, before)) {
      if (frozen.contains(quarter)) {
        fault(row, "", Reason.FROZEN, quarter.label() + "的数据已经冻结，不能再新增或更改；请恢复原值或删去这一行。");
        return;
      }
    }
  }

  private Set<Quarter> closedQuarters() {
    if (closedQuarters == null) {
      closedQuarters = closed.of(rules.frozenWith());
    }
    return closedQuarters;
  }

  private RowRules.Faults faultsOf(Row row) {
    return (column, reason, message) -> fault(row, column, reason, message);
  }

  private void fault(Row row, String column, Reason reason, String message) {
    if (!refused.get(row.index())) {
      refused.set(row.index());
      rules.spoiled(row);
    }
    add(row.line(), column, reason, message);
  }

  private void add(int line, String column, Reason reason, String message) {
    int position = column.isEmpty() ? -1 : positions[shape.place(column)];
    faults.add(line, position, column, reason, message);
  }

  // ---- what is written

  private void write(StoredRows stored) throws IOException, FileRefused {
    stored.delete(rules.replaced());
    if (shape.unique().length > 0 && !updates.isEmpty()) {
      // Two rows may swap what is unique: all changed rows leave before the first comes back.
      eachBatch(
          updates,
          rows ->
              stored.delete(
                  rows.stream().map(r -> TableShape.pick(r.values(), shape.keys())).toList()));
      write(inserts, stored::insert);
      write(updates, stored::insert);
      return;
    }
    write(inserts, stored::insert);
    write(updates, stored::update);
  }

  private void write(BitSet which, Consumer<List<Row>> writer) throws IOException, FileRefused {
    if (!which.isEmpty()) {
      eachBatch(
          which,
          rows -> {
            rows.forEach(rules::canonical);
            writer.accept(rows);
          });
    }
  }
}
