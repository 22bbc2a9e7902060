package io.saima.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a person entered into one form or one row of it, beside what the sheet held when the task
 * was made. Values have passed the form's own checks (type, range, length, lists), so reading them
 * as their type cannot fail.
 */
public final class Entry {

  private final JsonNode entered;
  private final JsonNode prepared;

  Entry(JsonNode entered, JsonNode prepared) {
    this.entered = entered;
    this.prepared = prepared;
  }

  /** The text of a field without white space at its ends; empty if nothing was entered. */
  public Optional<String> text(String field) {
    JsonNode node = entered.path(field);
    return node.isTextual()
        ? Optional.of(node.textValue().strip()).filter(t -> !t.isEmpty())
        : Optional.empty();
  }

  /** Whether a checkbox is ticked. */
  public boolean ticked(String field) {
    return entered.path(field).asBoolean(false);
  }

  /** The exact number of a number field; empty if nothing was entered. */
  public Optional<BigDecimal> number(String field) {
    JsonNode node = entered.path(field);
    if (node.isNumber()) {
      return Optional.of(node.decimalValue());
    }
    return text(field).map(BigDecimal::new);
  }

  /** The date of a date field; empty if nothing was entered. */
  public Optional<LocalDate> date(String field) {
    return text(field).map(t -> LocalDate.parse(t.substring(0, 10)));
  }

  /** The values ticked in a checklist or tag list. */
  public List<String> choices(String field) {
    List<String> values = new ArrayList<>();
    entered.path(field).forEach(node -> values.add(node.textValue()));
    return values;
  }

  /**
   * The rows of a dynamic list. In a list whose rows are fixed each row stands beside the row that
   * the sheet held; in one that people may add to, {@link #prepared} of a row is unknown.
   */
  public List<Entry> rows(String list) {
    List<Entry> rows = new ArrayList<>();
    JsonNode before = prepared.path(list);
    int index = 0;
    for (JsonNode row : entered.path(list)) {
      rows.add(new Entry(row, before.path(index++)));
    }
    return rows;
  }

  /** What a field of a list's rows held when the task was made, also of rows that are gone now. */
  public Set<String> shown(String list, String field) {
    Set<String> values = new LinkedHashSet<>();
    prepared.path(list).forEach(row -> values.add(row.path(field).asText()));
    return values;
  }

  /**
   * The texts that the sheet held under this name when the task was made; none if it had nothing.
   */
  public List<String> preparedTexts(String field) {
    List<String> texts = new ArrayList<>();
    prepared.path(field).forEach(node -> texts.add(node.asText()));
    return texts;
  }

  /**
   * What the sheet held under this name when the task was made: an id, for example, that the form
   * does not show. Nobody can forge it.
   *
   * @throws IllegalStateException if the sheet had nothing of this name
   */
  public String prepared(String field) {
    JsonNode node = prepared.path(field);
    if (node instanceof MissingNode || node.isNull()) {
      throw new IllegalStateException("The sheet has no " + field);
    }
    return node.asText();
  }
}
