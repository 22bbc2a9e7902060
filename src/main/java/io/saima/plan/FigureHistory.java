package io.saima.plan;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import io.saima.organization.imports.ImportRecords;
import io.saima.organization.imports.ImportRecords.ImportRecord;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a figure was from its first day on: nothing that replaces it makes its past unknown. */
@Service
@Transactional(readOnly = true)
public class FigureHistory {

  private final JdbcTemplate jdbc;
  private final FigureCorrections corrections;
  private final ImportRecords imports;

  FigureHistory(JdbcTemplate jdbc, FigureCorrections corrections, ImportRecords imports) {
    this.jdbc = jdbc;
    this.corrections = corrections;
    this.imports = imports;
  }

  /** How a figure came in. */
  public enum Origin {
    UNKNOWN("来历未留存"),
    IMPORT("文件导入"),
    DELIVERY("数据接口"),
    CORRECTION("异议更正");

    private final String label;

    Origin(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /**
   * What a figure was from some moment on, until the next version came.
   *
   * @param debtRate percent; null if the indicator has none
   * @param source the name given with the figure; of a correction {@code 异议更正}
   * @param cameAt null if it came before this was kept
   * @param by who brought the file, or decided the correction, as an account; null for a delivery
   *     and for a file that no person sent
   * @param reference the number of the import, the data source's key, or the dispute's case; null
   *     if unknown
   * @param inForce whether it counts now; not the newest where the source, after a correction, came
   *     with the disputed figure again
   */
  public record Version(
      BigDecimal actual,
      BigDecimal debtRate,
      String source,
      LocalDateTime cameAt,
      Origin origin,
      String by,
      String reference,
      boolean inForce) {

    private Version counting() {
      return new Version(actual, debtRate, source, cameAt, origin, by, reference, true);
    }
  }

  /**
   * All versions of a figure, the newest first; empty if there never was one.
   *
   * @param officer whose figure; empty = the unit's
   */
  public List<Version> of(
      String plan, String indicator, Optional<String> officer, YearMonth month) {
    Object[] key = {plan, indicator, officer.orElse(""), month.toString()};
    String where =
        " where plan_code = ? and indicator_code = ? and officer_id = ? and month_code = ?";
    List<Version> versions =
        new ArrayList<>(
            jdbc.query(
                "select * from superseded_actual" + where + " order by id", this::version, key));
    List<Version> standing =
        jdbc.query("select * from indicator_actual" + where, this::version, key);
    versions.addAll(standing);
    Version counting = standing.isEmpty() ? null : standing.get(0);
    for (FigureCorrection correction : correctionsOf(plan, indicator, officer, month)) {
      Version corrected = version(correction);
      versions.add(corrected);
      if (correction.holdsFor(counting == null ? null : counting.actual)) {
        counting = corrected;
      }
    }
    if (counting != null) {
      versions.set(versions.lastIndexOf(counting), counting.counting());
    }
    versions.sort(comparing(Version::cameAt, nullsFirst(naturalOrder())));
    Collections.reverse(versions);
    return List.copyOf(versions);
  }

  private List<FigureCorrection> correctionsOf(
      String plan, String indicator, Optional<String> officer, YearMonth month) {
    return officer.stream()
        .flatMap(
            one ->
                corrections.ofOfficers(List.of(one), month.toString(), month.toString()).stream())
        .filter(one -> one.planCode().equals(plan) && one.indicatorCode().equals(indicator))
        .toList();
  }

  private Version version(ResultSet row, int number) throws SQLException {
    Long run = row.getObject("import_id", Long.class);
    String key = row.getString("source_key");
    Origin origin = run != null ? Origin.IMPORT : key != null ? Origin.DELIVERY : Origin.UNKNOWN;
    return new Version(
        row.getBigDecimal("actual"),
        row.getBigDecimal("debt_rate"),
        row.getString("source_name"),
        row.getObject("came_at", LocalDateTime.class),
        origin,
        run == null ? null : imports.find(run).flatMap(ImportRecord::person).orElse(null),
        run == null ? key : run.toString(),
        false);
  }

  private static Version version(FigureCorrection correction) {
    return new Version(
        correction.corrected(),
        null,
        Origin.CORRECTION.label(),
        correction.decidedAt(),
        Origin.CORRECTION,
        correction.decidedBy(),
        correction.reference(),
        false);
  }
}
