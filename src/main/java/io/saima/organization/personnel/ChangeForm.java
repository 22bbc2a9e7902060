package io.saima.organization.personnel;

import io.saima.organization.PersonnelKind;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the form of a change asks, and what each kind of change writes into the personnel file.
 *
 * @param cells what was filled in, by the columns of {@code officers.csv}
 */
public record ChangeForm(PersonnelKind kind, LocalDate from, Map<String, String> cells) {

  /** The kinds that a person can enter. */
  public static final List<PersonnelKind> KINDS =
      List.of(
          PersonnelKind.MOVE,
          PersonnelKind.LEAVING,
          PersonnelKind.VILLAGE,
          PersonnelKind.SECONDMENT,
          PersonnelKind.RETURN,
          PersonnelKind.POST);

  private static final List<String> POST =
      List.of("post_title", "post_class", "post_type", "rank_level", "supervisor_id");

  /**
   * The personnel file as it is after the change.
   *
   * @param stored the file before it; of a recruit empty
   * @param unitSince since when he works where he works, of which the file may say nothing
   */
  Map<String, String> on(Map<String, String> stored, LocalDate unitSince) {
    Map<String, String> row = new LinkedHashMap<>(stored);
    switch (kind) {
      case MOVE -> {
        take(row, List.of("unit_code"));
        take(row, POST);
        home(row);
        row.put("post_since", from.toString());
        row.put("unit_since", from.toString());
      }
      case LEAVING -> row.put("left_on", from.toString());
      case RECRUIT -> {
        row.putAll(cells);
        row.put("status", "PROBATION");
        row.put("joined_on", from.toString());
      }
      case VILLAGE, SECONDMENT -> {
        row.put("status", kind == PersonnelKind.VILLAGE ? "VILLAGE" : "SECONDED");
        row.put("works_in_unit", cells.getOrDefault("works_in_unit", ""));
        row.put("unit_since", from.toString());
      }
      case RETURN -> {
        home(row);
        row.put("unit_since", from.toString());
      }
      case POST -> {
        take(row, POST);
        row.put("post_since", from.toString());
        row.put("unit_since", unitSince.toString());
      }
      default -> throw new IllegalArgumentException(kind + " is not entered by hand");
    }
    return row;
  }

  private static void home(Map<String, String> row) {
    row.put("status", "NORMAL");
    row.put("works_in_unit", "");
  }

  /** What was left empty stays as it is. */
  private void take(Map<String, String> row, List<String> columns) {
    for (String column : columns) {
      String entered = cells.getOrDefault(column, "");
      if (!entered.isEmpty()) {
        row.put(column, entered);
      }
    }
  }
}
