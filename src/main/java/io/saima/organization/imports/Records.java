package io.saima.organization.imports;

import java.io.IOException;

/** The records of a table as a file or a program gives them; read more than once. */
interface Records {

  /**
   * Reads them all.
   *
   * @param keptCells how many cells of a record are kept
   */
  void read(int keptCells, Reader reader) throws IOException, FileRefused;

  /** Gets the records one by one, the header first. */
  interface Reader {
    void record(CsvFile.Cells cells) throws FileRefused;
  }
}
