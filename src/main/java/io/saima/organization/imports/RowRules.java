package io.saima.organization.imports;

import io.saima.calendar.Quarter;
import io.saima.organization.ClosedQuarters;
import java.util.List;

/**
 * What a table checks beyond single cells, while one file is read: {@link #collect} sees every row
 * first, then each row without a fault so far passes {@link #references} and {@link #conditions},
 * and at the end comes {@link #sets}.
 */
public class RowRules {

  /** Brings a row into the one form in which its key is stored. */
  public void canonical(Row row) {}

  /** The first look at a row whose key is good; other cells may be null because they are not. */
  public void collect(Row row) {}

  /** A row was refused, in whatever stage; cells may be null, also of the key. */
  public void spoiled(Row row) {}

  /** Reads what the next rows need. */
  public void prepare(List<Row> rows) {}

  /** References that are more than one column pointing to one key. */
  public void references(Row row, Faults faults) {}

  /** The notes under the table; {@link Row#stored} is known. */
  public void conditions(Row row, Faults faults) {}

  /** What concerns several rows together. */
  public void sets(SetFaults faults) {}

  /** What of a quarter freezes these rows, or null. */
  public ClosedQuarters.Part frozenWith() {
    return null;
  }

  /** The quarter to which a row belongs. */
  public Quarter quarter(Row row) {
    return null;
  }

  /** Stored rows that the file's sets replace, as keys of rows to delete. */
  public List<Object[]> replaced() {
    return List.of();
  }

  /** Where a row comes from, in the order of {@link ImportTable#originColumns}. */
  public Object[] origin(Row row) {
    return new Object[0];
  }

  /** These rows, a few hundred at once, are about to replace what is stored under their keys. */
  public void replacing(List<Row> rows) {}

  /** The file was taken: what follows from its rows, in the same transaction. */
  public void written() {}

  /** Takes a fault of a row; an empty column means the whole row. */
  public interface Faults {
    void add(String column, Reason reason, String message);
  }

  /** Takes a fault of several rows, at one of them. */
  public interface SetFaults {
    void add(int line, String column, Reason reason, String message);
  }
}
