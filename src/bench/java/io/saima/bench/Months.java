package io.saima.bench;

import io.saima.bench.Rounds.Timed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Measures a month: the statements of everybody, against the same reads and writes in JDBC. */
final class Months {

  private static final int CHUNK = 200;
  private static final String MONTH = "2026-09";

  private final Application saima;
  private final DataSource database;
  private final Duration round;
  private final int officers;
  private String computedTo = "";
  private String publishedTo = "";
  private String document;

  Months(Application saima, DataSource database, int officers) {
    this.saima = saima;
    this.database = database;
    this.officers = officers;
    this.round = Duration.ofMillis(Math.max(500, Math.min(15_000, officers / 5)));
  }

  Rounds statements() throws Exception {
    saima.jdbc().execute("create table bench_statement like monthly_statement");
    saima.jdbc().execute("create table bench_note like note");
    saima.engine().getRuntimeService().startProcessInstanceByKey("monthly-reconciliation");
    Rounds rounds = new Rounds();
    boolean more = true;
    while (more) {
      long computedBefore = computed();
      long publishedBefore = published();
      Timed ours =
          Rounds.time(
              () -> {
                saima.work(round);
                return 0;
              });
      long computed = computed() - computedBefore;
      long published = published() - publishedBefore;
      if (document == null && computed > 0) {
        document =
            saima
                .jdbc()
                .queryForObject(
                    "select max(document) from monthly_statement limit 1", String.class);
      }
      Timed reference =
          Rounds.time(
              () -> {
                try (Connection connection = database.getConnection()) {
                  connection.setAutoCommit(false);
                  for (long done = 0; done < computed; done += CHUNK) {
                    compute(connection);
                  }
                  for (long done = 0; done < published; done += CHUNK) {
                    publish(connection);
                  }
                }
                return 0;
              });
      // A statement counts half when it is computed and half when it is published.
      long statements = (computed + published) / 2;
      rounds.add(new Timed(statements, ours.seconds()), new Timed(statements, reference.seconds()));
      more = saima.work(Duration.ZERO);
    }
    if (published() != officers) {
      throw new IllegalStateException("%d statements are published".formatted(published()));
    }
    return rounds;
  }

  private long computed() {
    return saima.count("select count(*) from monthly_statement");
  }

  private long published() {
    return saima.count(
        "select count(*) from monthly_statement where month_code = ? and superseded_at is null"
            + " and published_at is not null",
        MONTH);
  }

  /**
   * Reads what a statement is made of, for the next two hundred officers, and writes their rows.
   */
  private void compute(Connection connection) throws SQLException {
    List<Object[]> people =
        Jdbc.read(
            connection,
            "select id, unit_code, post_class from officer where id > ? and rank_level not like"
                + " 'COUNTY%' order by id limit 200",
            computedTo);
    Set<Object> units = new TreeSet<>();
    List<Object> ids = new ArrayList<>();
    for (Object[] person : people) {
      ids.add(person[0]);
      units.add(person[1]);
    }
    List<Object> plans =
        Jdbc.read(connection, "select * from plan where unit_code in (%s)", units).stream()
            .map(plan -> plan[0])
            .toList();
    Jdbc.read(connection, "select * from plan_indicator where plan_code in (%s)", plans);
    Jdbc.read(
        connection,
        "select * from indicator_actual where plan_code in (%s) and officer_id = ''"
            + " and month_code between '2026-07' and '2026-09'",
        plans);
    Jdbc.read(
        connection,
        "select * from indicator_actual where officer_id in (%s)"
            + " and month_code between '2026-07' and '2026-09'",
        ids);
    for (String table :
        List.of("figure_correction", "fact", "special_merit", "officer_leave", "punishment")) {
      Jdbc.read(connection, "select * from " + table + " where officer_id in (%s)", ids);
    }
    for (String table : List.of("weekly_log", "weekly_case")) {
      Jdbc.read(
          connection,
          "select * from "
              + table
              + " where officer_id in (%s) and week_code between '2026-W27' and '2026-W39'",
          ids);
    }
    Jdbc.read(
        connection,
        "select * from monthly_statement where month_code = '2026-08' and officer_id in (%s)",
        ids);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into bench_statement (officer_id, month_code, version_no, unit_code, light,"
                + " reds, yellows, greys, document, computed_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (Object[] person : people) {
        Jdbc.set(
            insert,
            person[0],
            MONTH,
            1,
            person[1],
            "GREEN",
            0,
            0,
            0,
            document,
            LocalDateTime.now());
        insert.addBatch();
      }
      insert.executeBatch();
    }
    connection.commit();
    computedTo = people.isEmpty() ? computedTo : (String) ids.get(ids.size() - 1);
  }

  /** Reads the next two hundred rows back, marks them as published, and writes the notes. */
  private void publish(Connection connection) throws SQLException {
    List<Object[]> rows =
        Jdbc.read(
            connection,
            "select * from bench_statement where month_code = '2026-09' and superseded_at is null"
                + " and published_at is null and officer_id > ? order by officer_id limit 200",
            publishedTo);
    try (PreparedStatement update =
            connection.prepareStatement(
                "update bench_statement set published_at = ?"
                    + " where officer_id = ? and month_code = ? and version_no = ?");
        PreparedStatement note =
            connection.prepareStatement(
                "insert into bench_note (person, topic, title, body, link, written_at)"
                    + " values (?, ?, ?, ?, ?, ?)")) {
      for (Object[] row : rows) {
        Jdbc.set(update, LocalDateTime.now(), row[0], MONTH, 1);
        update.addBatch();
        Jdbc.set(
            note,
            row[0],
            MONTH + "/statement",
            "2026年9月对账单已公布：绿7项",
            "各项指标的目标、实际和灯色见对账单；有异议的，可在对账单上提出。",
            "/me/statements/2026-09",
            LocalDateTime.now());
        note.addBatch();
      }
      update.executeBatch();
      note.executeBatch();
    }
    connection.commit();
    publishedTo = rows.isEmpty() ? publishedTo : (String) rows.get(rows.size() - 1)[0];
  }
}
