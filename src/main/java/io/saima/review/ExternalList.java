package io.saima.review;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.saima.rating.Contact;
import io.saima.rating.ContactKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Raters from outside as somebody pastes them from a table: body, kind, name, contact. */
final class ExternalList {

  private static final int FIELDS = 4;

  private ExternalList() {}

  /**
   * A line that can be read.
   *
   * @param number from 1, as people count
   */
  record Entry(int number, String body, ExternalKind kind, String name, Contact contact) {}

  /**
   * Reads the lines; blank ones are passed over. What parts the fields of a line is what stands
   * behind its first one: a tabulator or a comma, also a Chinese one; a field that holds it stands
   * in quotes.
   *
   * @param faults gets a sentence for the number of each line that cannot be read
   */
  static List<Entry> read(String text, Map<Integer, String> faults) {
    List<Entry> entries = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      List<String> fields = fields(lines.get(i));
      Optional<ExternalKind> kind =
          fields.size() < FIELDS - 1
              ? Optional.empty()
              : Stream.of(ExternalKind.values())
                  .filter(one -> one.label().equals(fields.get(1)))
                  .findFirst();
      if (kind.isEmpty() || fields.size() > FIELDS) {
        faults.put(i + 1, "应为“主体代码,身份,姓名或机构,手机号或邮箱”，身份照登记页上的写法，当面交付的末项不填。");
        continue;
      }
      String contact = fields.size() == FIELDS ? fields.get(FIELDS - 1) : "";
      entries.add(
          new Entry(
              i + 1,
              fields.get(0),
              kind.get(),
              fields.get(2),
              new Contact(
                  contact.isEmpty()
                      ? ContactKind.COUNTER
                      : contact.contains("@") ? ContactKind.MAIL : ContactKind.PHONE,
                  contact)));
    }
    return entries;
  }

  /** Empty if quotes are wrong. */
  private static List<String> fields(String line) {
    char separator =
        (char) line.chars().filter(one -> "\t,，".indexOf(one) >= 0).findFirst().orElse(',');
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder().fieldSeparator(separator).ofCsvRecord(line)) {
      return reader.stream()
          .findFirst()
          .map(fields -> fields.getFields().stream().map(String::strip).toList())
          .orElse(List.of());
    } catch (CsvParseException | IOException e) {
      return List.of();
    }
  }
}
