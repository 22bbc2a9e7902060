package io.saima.rating;

import java.util.List;
import java.util.Map;

/**
 * A service event as a data source sends it, with the source's key for it.
 *
 * @param cells by {@link #FIELDS}, as written; what is missing is not there or empty
 */
public record SentEvent(String key, Map<String, String> cells) {

  public static final String KEY = "key";
  public static final String OFFICER = "officer_id";
  public static final String KIND = "kind";
  public static final String OCCURRED = "occurred_at";
  public static final String REACH = "reach";
  public static final String CONTACT = "contact";

  /** What an event may hold beside its key. */
  public static final List<String> FIELDS = List.of(OFFICER, KIND, OCCURRED, REACH, CONTACT);

  String cell(String field) {
    return cells.getOrDefault(field, "");
  }

  /** The same for the same content. */
  String content() {
    return String.join("\n", FIELDS.stream().map(this::cell).toList());
  }

  /** Without the contact, wherever it may be printed. */
  @Override
  public String toString() {
    return "sent event " + key;
  }
}
