package io.saima.organization.imports;

import io.saima.organization.ClosedQuarters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes rows that a program sends by the same stages, rules and reasons as the rows of a file: what
 * a county may import and what a program may send never differ.
 */
@Component
public class SentRows {

  private final JdbcTemplate jdbc;
  private final ClosedQuarters closed;
  private final Map<String, ImportTable> tables;

  SentRows(JdbcTemplate jdbc, ClosedQuarters closed, List<ImportTable> tables) {
    this.jdbc = jdbc;
    this.closed = closed;
    this.tables = tables.stream().collect(Collectors.toMap(ImportTable::name, Function.identity()));
  }

  /**
   * What is wrong with a row.
   *
   * @param row its place among those sent, from 0; {@link Row#line} gives the same to the rules
   * @param column empty if the whole row is meant
   */
  public record Fault(int row, String column, Reason reason, String message) {}

  /**
   * Stores rows, all of them or, if one has a fault, none. The caller's transaction holds the
   * county's quarters ({@link ClosedQuarters#hold}) before it reads anything.
   *
   * @param rules made for these rows
   * @param rows by the names of the columns; one that is not there is empty
   * @return every fault, in the order of the rows
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Fault> take(
      ImportTable table, Function<ImportRun, RowRules> rules, List<Map<String, String>> rows) {
    return faults(table, rules, rows, FileImport::run);
  }

  /** The same faults, but nothing is stored. */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Fault> check(
      ImportTable table, Function<ImportRun, RowRules> rules, List<Map<String, String>> rows) {
    return faults(table, rules, rows, FileImport::check);
  }

  private interface Way {
    void go(FileImport one) throws IOException;
  }

  private List<Fault> faults(
      ImportTable table,
      Function<ImportRun, RowRules> rules,
      List<Map<String, String>> rows,
      Way way) {
    ImportRun run = new ImportRun(null, jdbc);
    FileImport one =
        new FileImport(
            table, table.name(), records(table, rows), run, rules.apply(run), closed, tables);
    try {
      way.go(one);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return one.faults().listed().stream()
        .map(fault -> new Fault(fault.line(), fault.column(), fault.reason(), fault.message()))
        .toList();
  }

  private static Records records(ImportTable table, List<Map<String, String>> rows) {
    String[] header = table.columns().stream().map(Column::name).toArray(String[]::new);
    return (kept, reader) -> {
      CsvFile.Cells cells = new CsvFile.Cells(header.length);
      cells.set(-1, header);
      reader.record(cells);
      for (int i = 0; i < rows.size(); i++) {
        String[] texts = new String[header.length];
        for (int place = 0; place < header.length; place++) {
          texts[place] = rows.get(i).getOrDefault(header[place], "");
        }
        cells.set(i, texts);
        reader.record(cells);
      }
    };
  }
}
