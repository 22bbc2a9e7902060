package io.saima.organization;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sample county's organization, read straight from its files, for tests of pure rules. */
public final class SampleCounty {

  private SampleCounty() {}

  public static County read() {
    return without(null);
  }

  /** The county in which nobody is appointed to this office. */
  static County without(AppointmentRole office) {
    return new County(
        rows("units").stream()
            .map(
                row ->
                    new Unit(
                        row.get("code"),
                        row.get("name"),
                        of(UnitKind.values(), row.get("kind")),
                        row.get("parent_code"),
                        of(DistrictClass.values(), row.get("district_class")),
                        of(Pooling.values(), row.get("pooling")),
                        row.get("pool_code")))
            .toList(),
        rows("officers").stream()
            .map(
                row ->
                    new Officer(
                        row.get("id"),
                        row.get("name"),
                        row.get("unit_code"),
                        row.get("post_title"),
                        of(PostClass.values(), row.get("post_class")),
                        of(PostType.values(), row.get("post_type")),
                        of(RankLevel.values(), row.get("rank_level")),
                        row.get("supervisor_id"),
                        of(OfficerStatus.values(), row.get("status")),
                        date(row.get("joined_on")),
                        date(row.get("post_since")),
                        row.get("works_in_unit"),
                        date(row.get("unit_since")),
                        date(row.get("left_on"))))
            .toList(),
        rows("appointments").stream()
            .map(
                row ->
                    new Appointment(
                        row.get("officer_id"),
                        of(AppointmentRole.values(), row.get("role")),
                        row.get("unit_code") == null ? "" : row.get("unit_code"),
                        date(row.get("from_date")),
                        date(row.get("to_date"))))
            .filter(row -> row.role() != office)
            .toList(),
        rows("relations").stream()
            .map(
                row ->
                    new Relation(
                        row.get("officer_a"),
                        row.get("officer_b"),
                        of(RelationKind.values(), row.get("kind"))))
            .toList(),
        rows("leave").stream()
            .map(
                row ->
                    new County.LeaveSpan(
                        row.get("officer_id"),
                        date(row.get("from_date")),
                        date(row.get("to_date"))))
            .toList(),
        "LX-U003",
        "LX-U001");
  }

  /** Rows of one of the sample's simple files: no quotes, no line ends inside cells. */
  public static List<Map<String, String>> rows(String table) {
    try (InputStream file = County.class.getResourceAsStream("/demo/county/" + table + ".csv")) {
      List<String> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      String[] header = lines.get(0).split(",", -1);
      return lines.stream()
          .skip(1)
          .map(
              line -> {
                String[] cells = line.split(",", -1);
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < header.length; i++) {
                  row.put(header[i], cells[i].isEmpty() ? null : cells[i]);
                }
                return row;
              })
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <E extends Labelled> E of(E[] values, String label) {
    return Arrays.stream(values).filter(v -> v.label().equals(label)).findFirst().orElse(null);
  }

  private static LocalDate date(String text) {
    return text == null ? null : LocalDate.parse(text);
  }
}
