package io.saima.organization.imports;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

  private static final String[] PIECES = {
    "", "a", "字", "𠮷", " ", "\t", ";", "'", ",", "\n", "\"", "=1+1", "<b>", "x".repeat(70_000)
  };

  @TempDir Path folder;

  /** Where FastCSV keeps the contract, both read the same cells and lines. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void readsWhatFastCsvReads(long seed) throws IOException, FileRefused {
    Path file = Files.writeString(folder.resolve("file.csv"), text(new Random(seed)));
    List<String> expected = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .skipEmptyLines(false)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(file)) {
      reader.forEach(
          row ->
              expected.add(
                  row.getStartingLineNumber()
                      + ": "
                      + row.getFields().stream().map(CsvFileTest::kept).toList()));
    }
    List<String> read = new ArrayList<>();
    new CsvFile(file)
        .read(
            16,
            cells -> {
              List<String> texts = new ArrayList<>();
              for (int i = 0; i < cells.count(); i++) {
                texts.add(cells.text(i));
              }
              read.add(cells.line() + ": " + texts);
            });
    assertThat(read).hasSizeGreaterThan(100).isEqualTo(expected);
  }

  private static String kept(String text) {
    return text.length() > 8_192 ? text.substring(0, 8_192) : text;
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    String lineEnd = random.nextBoolean() ? "\n" : "\r\n";
    for (int row = 0; row < 300; row++) {
      int cells = 1 + random.nextInt(6);
      for (int i = 0; i < cells; i++) {
        StringBuilder cell = new StringBuilder();
        for (int n = random.nextInt(4); n > 0; n--) {
          cell.append(PIECES[random.nextInt(PIECES.length)]);
        }
        boolean quoted =
            random.nextInt(4) == 0 || cell.chars().anyMatch(c -> c == ',' || c == '\n' || c == '"');
        text.append(i == 0 ? "" : ",")
            .append(quoted ? "\"" + cell.toString().replace("\"", "\"\"") + "\"" : cell);
      }
      text.append(lineEnd);
    }
    return text.toString();
  }
}
