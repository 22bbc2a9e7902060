package io.saima.organization.imports;

import static io.saima.organization.imports.CellType.code;
import static io.saima.organization.imports.CellType.date;
import static io.saima.organization.imports.CellType.oneOf;
import static io.saima.organization.imports.CellType.text;

import io.saima.organization.Officer;
import io.saima.organization.OfficerStatus;
import io.saima.organization.PostClass;
import io.saima.organization.PostType;
import io.saima.organization.Posting.Origin;
import io.saima.organization.Posting.Source;
import io.saima.organization.Postings;
import io.saima.organization.RankLevel;
import io.saima.organization.UnitKind;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code officers.csv}. */
@Component
class OfficersTable implements ImportTable {

  private final Postings postings;
  private final Clock clock;

  OfficersTable(Postings postings, Clock clock) {
    this.postings = postings;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "officers";
  }

  @Override
  public String stored() {
    return "officer";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("id", code()).asKey().mustBeThere(),
        Column.of("name", text(50)).mustBeThere(),
        Column.of("unit_code", code()).to("units").mustBeThere(),
        Column.of("post_title", text(60)).mustBeThere(),
        Column.of("post_class", oneOf(PostClass.class)).mustBeThere(),
        Column.of("post_type", oneOf(PostType.class)).mustBeThere(),
        Column.of("rank_level", oneOf(RankLevel.class)).mustBeThere(),
        Column.of("supervisor_id", code()).to("officers", "id"),
        Column.of("status", oneOf(OfficerStatus.class)).mustBeThere(),
        Column.of("joined_on", date()).mustBeThere(),
        Column.of("post_since", date()),
        Column.of("works_in_unit", code()).to("units"),
        Column.of("unit_since", date()),
        Column.of("left_on", date()));
  }

  @Override
  public RowRules rules(ImportRun run) {
    Long number = run.number().orElse(null);
    return rules(
        run,
        new Origin(Source.IMPORT, null, number, sender(run, number), LocalDateTime.now(clock)));
  }

  private static String sender(ImportRun run, Long number) {
    return run
        .jdbc()
        .queryForList("select person from import_record where id = ?", String.class, number)
        .stream()
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /**
   * @param origin how the rows came, for the history
   */
  RowRules rules(ImportRun run, Origin origin) {
    return new Rules(run, postings, origin);
  }

  private static final class Rules extends RowRules {

    private final Postings postings;
    private final Origin origin;
    private final Chain chain = new Chain();
    private final Set<String> townships;

    Rules(ImportRun run, Postings postings, Origin origin) {
      this.postings = postings;
      this.origin = origin;
      run.jdbc()
          .query(
              "select id, supervisor_id from officer",
              row -> {
                chain.stored(row.getString(1), row.getString(2));
              });
      townships =
          new HashSet<>(
              run.jdbc()
                  .queryForList(
                      "select code from unit where kind = ?",
                      String.class,
                      UnitKind.TOWNSHIP.name()));
    }

    @Override
    public void collect(Row row) {
      chain.inFile(row.text("id"), row.text("supervisor_id"), row.line());
    }

    @Override
    public void conditions(Row row, Faults faults) {
      if (!row.has("supervisor_id") && !row.is("rank_level", RankLevel.COUNTY_PRINCIPAL)) {
        faults.add("supervisor_id", Reason.CONDITION, "必须填写主管领导；只有县处级正职可以为空。");
      }
      notBeforeJoining(row, "post_since", faults);
      postedWhere(row, faults);
      notBeforeJoining(row, "unit_since", faults);
      notBeforeJoining(row, "left_on", faults);
    }

    private static void notBeforeJoining(Row row, String column, Faults faults) {
      if (row.has(column) && row.date(column).isBefore(row.date("joined_on"))) {
        faults.add(column, Reason.CONDITION, column + "早于参加工作日期joined_on，请更正其中之一。");
      }
    }

    private void postedWhere(Row row, Faults faults) {
      String where = row.text("works_in_unit");
      String fault =
          switch (row.value("status", OfficerStatus.class)) {
            case VILLAGE ->
                where == null || !townships.contains(where) ? "驻村（VILLAGE）人员必须填写所驻村所属的乡镇街道。" : null;
            case SECONDED ->
                row.get("unit_code").equals(where) ? "借调（SECONDED）单位不能是本单位；借调到县外的请留空。" : null;
            default -> where != null ? "只有驻村（VILLAGE）或借调（SECONDED）人员填写works_in_unit，请清空。" : null;
          };
      if (fault != null) {
        faults.add("works_in_unit", Reason.CONDITION, fault);
      }
    }

    @Override
    public void replacing(List<Row> rows) {
      postings.change(rows.stream().map(Rules::officer).toList(), origin);
    }

    @Override
    public void written() {
      postings.begin(origin);
    }

    private static Officer officer(Row row) {
      return new Officer(
          row.text("id"),
          row.text("name"),
          row.text("unit_code"),
          row.text("post_title"),
          row.value("post_class", PostClass.class),
          row.value("post_type", PostType.class),
          row.value("rank_level", RankLevel.class),
          row.text("supervisor_id"),
          row.value("status", OfficerStatus.class),
          row.date("joined_on"),
          row.date("post_since"),
          row.text("works_in_unit"),
          row.date("unit_since"),
          row.date("left_on"));
    }

    @Override
    public void spoiled(Row row) {
      chain.spoiled(row.text("id"), row.line());
    }

    @Override
    public void sets(SetFaults faults) {
      chain.cycles(line -> faults.add(line, "supervisor_id", Reason.CYCLE, "主管领导的上下级关系形成了循环，请更正。"));
    }
  }
}
