package io.saima.plan;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The indicator library as it stood from some moment on (M09). */
public record LibraryVersion(int number, LocalDateTime recordedAt, List<Entry> entries) {

  /** An entry as it stood; {@code parent} is null for the first level. */
  public record Entry(
      String code,
      String name,
      int level,
      String parent,
      IndicatorModule module,
      IndicatorSystem system) {

    private String inWords() {
      return "%s %s（%s·%s%s）"
          .formatted(
              code, name, module.label(), system.label(), parent == null ? "" : "，属" + parent);
    }
  }

  /** What became of single entries since an earlier version, a sentence for each. */
  public List<String> changesSince(LibraryVersion earlier) {
    Map<String, Entry> before = byCode(earlier);
    List<String> changes = new ArrayList<>();
    for (Entry entry : entries) {
      Entry was = before.remove(entry.code());
      if (was == null) {
        changes.add("新增" + entry.inWords());
      } else if (!was.equals(entry)) {
        changes.add("调整" + was.inWords() + " → " + entry.inWords());
      }
    }
    before.values().forEach(entry -> changes.add("删除" + entry.inWords()));
    return changes;
  }

  private static Map<String, Entry> byCode(LibraryVersion version) {
    Map<String, Entry> map = new LinkedHashMap<>();
    version.entries().forEach(entry -> map.put(entry.code(), entry));
    return map;
  }
}
