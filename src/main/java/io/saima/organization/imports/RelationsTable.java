package io.saima.organization.imports;

import static io.saima.organization.imports.CellType.code;
import static io.saima.organization.imports.CellType.oneOf;

import io.saima.organization.RelationKind;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code relations.csv}; a pair is stored with the smaller number first. */
@Component
class RelationsTable implements ImportTable {

  @Override
  public String name() {
    return "relations";
  }

  @Override
  public String stored() {
    return "relation";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("officer_a", code()).asKey().to("officers").mustBeThere(),
        Column.of("officer_b", code()).asKey().to("officers", "officer_a").mustBeThere(),
        Column.of("kind", oneOf(RelationKind.class)).mustBeThere());
  }

  @Override
  public RowRules rules(ImportRun run) {
    return new RowRules() {
      @Override
      public void canonical(Row row) {
        String a = row.text("officer_a");
        String b = row.text("officer_b");
        if (a.compareTo(b) > 0) {
          row.set("officer_a", b);
          row.set("officer_b", a);
        }
      }
    };
  }
}
