package io.saima.bench;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;

/**
 * A county of units of 73 with their reporting lines, plans, figures of September and four weeks of
 * logs, made from a seed: the same numbers give the same county.
 */
final class FilledCounty {

  static final int OF_A_UNIT = 73;
  private static final int LEADERS = 12;
  private static final int MIDDLE = 4;
  private static final int GENERAL = 12;
  private static final int INDICATORS = 7;
  private static final int OF_THE_UNIT = 3;
  private static final int PORTION = 1_000;
  private static final List<String> WEEKS = List.of("2026-W36", "2026-W37", "2026-W38", "2026-W39");
  private static final List<String> CLASSES = List.of("PRINCIPAL", "DEPUTY", "MIDDLE", "GENERAL");
  private static final List<String> WEIGHTS = List.of("25", "20", "20", "10", "10", "10", "5");

  /** No password fits it: nobody logs in here. */
  private static final String PASSWORD =
      "{bcrypt}$2a$10$7EqJtq98hPqEX7fNZaFWoOhi5BWX4Z1KzjB7rYtK1yqzZxWl0Qe2e";

  private final DataSource database;
  private final int officers;
  private final Random random;

  FilledCounty(DataSource database, int officers, long seed) {
    this.database = database;
    this.officers = officers;
    this.random = new Random(seed);
  }

  static String officer(int number) {
    return "B%06d".formatted(number);
  }

  private static String unit(int number) {
    return "U%04d".formatted(number);
  }

  private static String plan(int unit, int postClass) {
    return "P%04d-%d".formatted(unit, postClass);
  }

  private static int postClass(int place) {
    return place == 0 ? 0 : place < MIDDLE ? 1 : place < GENERAL ? 2 : 3;
  }

  private interface Rows {
    void write(Batch batch) throws SQLException;
  }

  /** Rows of one table, sent a thousand at a time. */
  private static final class Batch {
    private final PreparedStatement statement;
    private int waiting;

    Batch(PreparedStatement statement) {
      this.statement = statement;
    }

    void row(Object... values) throws SQLException {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.addBatch();
      if (++waiting == PORTION) {
        send();
      }
    }

    void send() throws SQLException {
      if (waiting > 0) {
        statement.executeBatch();
        statement.getConnection().commit();
        waiting = 0;
      }
    }
  }

  private void fill(String table, int columns, Rows rows) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      String marks = "?" + ", ?".repeat(columns - 1);
      try (PreparedStatement statement =
          connection.prepareStatement("insert into %s values (%s)".formatted(table, marks))) {
        Batch batch = new Batch(statement);
        rows.write(batch);
        batch.send();
      }
    }
  }

  void fill() throws SQLException {
    int units = (officers + OF_A_UNIT - 1) / OF_A_UNIT;
    fill(
        "unit (code, name, kind, pooling, pool_code)",
        5,
        batch -> {
          for (int u = 0; u < units; u++) {
            String name = u == 0 ? "县委组织部" : u == 1 ? "县纪委监委" : "第%d局".formatted(u);
            batch.row(unit(u), name, "ORGAN", "OWN", unit(u));
          }
        });
    fill(
        "officer (id, name, unit_code, post_title, post_class, post_type, rank_level,"
            + " supervisor_id, status, joined_on, post_since)",
        11,
        this::officers);
    fill(
        "appointment (officer_id, role_name, unit_code, from_date)",
        4,
        batch -> {
          for (int u = 0; u < units; u++) {
            int personnel = u * OF_A_UNIT + 5;
            if (personnel < officers) {
              batch.row(officer(personnel), "PERSONNEL_OFFICER", unit(u), "2025-01-01");
            }
          }
          for (int i = MIDDLE; i < GENERAL; i++) {
            batch.row(officer(i), "ORGANIZATION_OFFICER", "", "2025-01-01");
          }
        });
    fill(
        "officer_leave (officer_id, from_date, to_date, kind)",
        4,
        batch -> {
          for (int i = 0; i < officers; i += 33) {
            batch.row(officer(i), "2026-09-14", "2026-09-18", "ANNUAL");
          }
        });
    fill(
        "account (username, password_hash, officer_id, staff_roles, must_change_password, enabled,"
            + " changed_at)",
        7,
        batch -> {
          for (int i = 0; i < officers; i++) {
            LocalDateTime made = LocalDateTime.of(2026, 9, 1, 9, 0);
            batch.row(officer(i), PASSWORD, officer(i), "", false, true, made);
          }
        });
    fill(
        "plan (code, unit_code, post_class, quarter_code, name)",
        5,
        batch -> {
          for (int u = 0; u < units; u++) {
            for (int c = 0; c < CLASSES.size(); c++) {
              batch.row(plan(u, c), unit(u), CLASSES.get(c), "2026-Q3", "第三季度考核方案");
            }
          }
        });
    fill(
        "plan_indicator (plan_code, indicator_code, library_code, name, module_name, system_name,"
            + " weight, unit_of_measure, direction, measure, scope, target, core, project, latent)",
        15,
        batch -> indicators(batch, units));
    fill(
        "indicator_actual (plan_code, indicator_code, officer_id, month_code, actual, source_name)",
        6,
        batch -> actuals(batch, units));
    fill(
        "weekly_log (officer_id, week_code, planned, done, content, place, submitted_at)",
        7,
        this::logs);
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(true);
      statement.execute("update county_version set version_no = version_no + 1 where id = 1");
      statement.execute(
          "analyze table unit, officer, plan, plan_indicator, indicator_actual, weekly_log");
    }
  }

  private void officers(Batch batch) throws SQLException {
    LocalDate joined = LocalDate.of(2015, 7, 1);
    for (int i = 0; i < LEADERS; i++) {
      batch.row(
          "L%02d".formatted(i),
          "县领导" + i,
          unit(0),
          "副县长",
          "PRINCIPAL",
          "COMPREHENSIVE",
          "COUNTY_DEPUTY",
          null,
          "NORMAL",
          joined,
          joined);
    }
    for (int i = 0; i < officers; i++) {
      int unit = i / OF_A_UNIT;
      int place = i % OF_A_UNIT;
      int first = unit * OF_A_UNIT;
      String above =
          switch (postClass(place)) {
            case 0 -> "L%02d".formatted(unit % LEADERS);
            case 1 -> officer(first);
            case 2 -> officer(Math.min(first + 1 + place % (MIDDLE - 1), i - 1));
            default -> officer(first + MIDDLE + place % (GENERAL - MIDDLE));
          };
      batch.row(
          officer(i),
          "王小" + (char) ('一' + i % 2000),
          unit(unit),
          List.of("局长", "副局长", "科长", "科员").get(postClass(place)),
          CLASSES.get(postClass(place)),
          List.of("ADMINISTRATION", "ENFORCEMENT", "COMPREHENSIVE", "COUNTER").get(place % 4),
          List.of("TOWNSHIP_PRINCIPAL", "TOWNSHIP_DEPUTY", "SECTION_CHIEF_2", "SECTION_MEMBER_1")
              .get(postClass(place)),
          above,
          "NORMAL",
          joined,
          joined);
    }
  }

  private static void indicators(Batch batch, int units) throws SQLException {
    for (int u = 0; u < units; u++) {
      for (int c = 0; c < CLASSES.size(); c++) {
        for (int n = 0; n < INDICATORS; n++) {
          batch.row(
              plan(u, c),
              "Q30%d-1".formatted(n),
              "Q30%d".formatted(n),
              "重点任务完成率之%d".formatted(n),
              n < 2 ? "COMMON" : "INDIVIDUAL",
              n < 2 ? "DILIGENCE" : "ACHIEVEMENT",
              new BigDecimal(WEIGHTS.get(n)),
              "%",
              "HIGHER",
              n % 2 == 0 ? "LEVEL" : "FLOW",
              n < OF_THE_UNIT ? "UNIT" : "OFFICER",
              new BigDecimal("100"),
              n == 2,
              false,
              n == 5);
        }
      }
    }
  }

  /** Of the officers' own figures one in 250 is red, one in 25 yellow, one in 200 missing. */
  private void actuals(Batch batch, int units) throws SQLException {
    for (int u = 0; u < units; u++) {
      for (int c = 0; c < CLASSES.size(); c++) {
        for (int n = 0; n < OF_THE_UNIT; n++) {
          batch.row(plan(u, c), "Q30%d-1".formatted(n), "", "2026-09", good(), "统计局");
        }
      }
      for (int i = u * OF_A_UNIT; i < Math.min(officers, (u + 1) * OF_A_UNIT); i++) {
        for (int n = OF_THE_UNIT; n < INDICATORS; n++) {
          int luck = random.nextInt(1000);
          if (luck >= 5) {
            BigDecimal actual =
                luck < 9 ? new BigDecimal("50") : luck < 49 ? new BigDecimal("85.5") : good();
            batch.row(
                plan(u, postClass(i % OF_A_UNIT)),
                "Q30%d-1".formatted(n),
                officer(i),
                "2026-09",
                actual,
                "单位申报");
          }
        }
      }
    }
  }

  private BigDecimal good() {
    return BigDecimal.valueOf(9_600 + random.nextInt(800), 2);
  }

  private void logs(Batch batch) throws SQLException {
    String words = "到三个村巡查堤防并登记隐患，整理台账，接待来访群众，参加专题学习，完成上级交办的材料。";
    for (String week : WEEKS) {
      LocalDateTime filed = io.saima.calendar.Week.parse(week).sunday().atTime(17, 30);
      for (int i = 0; i < officers; i++) {
        int planned = 3 + random.nextInt(3);
        batch.row(
            officer(i),
            week,
            planned,
            planned - random.nextInt(2),
            "第%d项：".formatted(random.nextInt(1000)) + words,
            "办公楼",
            filed);
      }
    }
  }
}
