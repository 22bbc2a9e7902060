package io.saima.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * Makes the engine's tables from the engine's own scripts, in utf8mb4 on MySQL (the scripts say
 * utf8mb3, in which a rare Han character fails the whole transaction), with the two indexes that a
 * large task list needs.
 */
@Component
class V1__CamundaTables extends BaseJavaMigration {

  private static final List<String> PARTS =
      List.of(
          "engine",
          "history",
          "identity",
          "case.engine",
          "case.history",
          "decision.engine",
          "decision.history");

  @Override
  public Integer getChecksum() {
    return 72400;
  }

  @Override
  public void migrate(Context context) throws SQLException, IOException {
    String product = context.getConnection().getMetaData().getDatabaseProductName();
    String dialect = "H2".equals(product) ? "h2" : "mysql";
    try (Statement statement = context.getConnection().createStatement()) {
      for (String part : PARTS) {
        for (String sql : script(dialect, part).split(";")) {
          if (!sql.isBlank()) {
            statement.execute(sql);
          }
        }
      }
      statement.execute("create index SX_TASK_PARENT on ACT_RU_TASK(PARENT_TASK_ID_)");
      statement.execute("create index SX_JOB_DUE on ACT_RU_JOB(DUEDATE_)");
    }
  }

  private static String script(String dialect, String part) throws IOException {
    String path =
        "/org/camunda/bpm/engine/db/create/activiti.%s.create.%s.sql".formatted(dialect, part);
    try (InputStream in = V1__CamundaTables.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IOException("The engine's jar has no script " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replaceAll("(?m)^\\s*--.*$", "")
          .replace("utf8_bin", "utf8mb4_bin")
          .replaceAll("CHARSET=utf8\\b", "CHARSET=utf8mb4");
    }
  }
}
