package io.saima.review;

import io.saima.rating.Contact;
import io.saima.rating.ContactKind;
import java.util.ArrayList;
import java.util.List;
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
   * Reads the lines; blank ones are passed over.
   *
   * @param faults gets a sentence for each line that cannot be read
   */
  static List<Entry> read(String text, List<String> faults) {
    List<Entry> entries = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      String[] fields = lines.get(i).split("[,，\t]", -1);
      Optional<ExternalKind> kind =
          fields.length < FIELDS - 1
              ? Optional.empty()
              : Stream.of(ExternalKind.values())
                  .filter(one -> one.label().equals(fields[1].strip()))
                  .findFirst();
      if (kind.isEmpty() || fields.length > FIELDS) {
        faults.add("第%d行：应为“主体代码,身份,姓名或机构,手机号或邮箱”，身份照登记页上的写法，当面交付的末项不填。".formatted(i + 1));
        continue;
      }
      String contact = fields.length == FIELDS ? fields[FIELDS - 1].strip() : "";
      entries.add(
          new Entry(
              i + 1,
              fields[0].strip(),
              kind.get(),
              fields[2].strip(),
              new Contact(
                  contact.isEmpty()
                      ? ContactKind.COUNTER
                      : contact.contains("@") ? ContactKind.MAIL : ContactKind.PHONE,
                  contact)));
    }
    return entries;
  }
}
