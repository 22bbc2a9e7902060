package io.saima.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saima.support.Client;
import io.saima.support.Client.Answer;
import io.saima.support.LargeCounty;
import io.saima.support.RealDatabase;
import io.saima.support.SaimaJar.Server;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** What the tests of faults ask of servers that work on one real database, and how it must end. */
final class CountyServers {

  /** The week that is opened by the import on a Friday, and closed on the next Tuesday. */
  static final String WEEK = "2026-W44";

  static final String MONTH = "2026-10";

  /**
   * Long enough for a slow machine, shorter than the time after which the engine's locks expire.
   */
  static final Duration PATIENCE = Duration.ofSeconds(150);

  static final String FRIDAY = "--saima.demo.start=2026-10-30T10:00:00+08:00";
  static final String[] DEMO = {
    "--spring.profiles.active=mysql,demo", "--saima.demo.data=none", FRIDAY
  };

  private static final ObjectMapper JSON = new ObjectMapper();

  private final RealDatabase database;
  private final LargeCounty county;

  CountyServers(RealDatabase database, LargeCounty county) {
    this.database = database;
    this.county = county;
  }

  void importCounty(Server server) {
    Answer answer =
        server.client().as("organization").upload("/api/imports", "files", county.files());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  /** Moves the demo's clock; what is due then is done by the job executor. */
  static void moveClock(Server server, String moment) {
    Client admin = server.client().as("admin");
    assertThat(admin.json("POST", "/api/demo/clock", "{\"to\": \"" + moment + "\"}").status())
        .isEqualTo(202);
    await(
        "the clock has arrived",
        () -> {
          JsonNode state = state(admin);
          assertThat(state.get("failures")).isEmpty();
          return !state.get("running").asBoolean();
        });
  }

  private static JsonNode state(Client admin) throws IOException {
    return JSON.readTree(admin.get("/api/demo/clock").body());
  }

  static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(condition);
  }

  // ---- how far things are

  long started(String week) {
    return database.count(
        "select count(*) from weekly_case where week_code = ? and state <> 'ENROLLED'", week);
  }

  long missing(String week) {
    return database.count(
        "select count(*) from weekly_case where week_code = ? and state = 'MISSING'", week);
  }

  long computed() {
    return database.count("select count(*) from monthly_statement where month_code = ?", MONTH);
  }

  long published() {
    return database.count(
        "select count(*) from monthly_statement where month_code = ? and published_at is not null",
        MONTH);
  }

  boolean ended(String process) {
    return database.count(
            "select count(*) from ACT_RU_EXECUTION e"
                + " join ACT_RE_PROCDEF d on d.ID_ = e.PROC_DEF_ID_ where d.KEY_ = ?",
            process)
        == 0;
  }

  boolean closed(String week) {
    return database.count(
            "select count(*) from weekly_round where week_code = ? and closed_at is not null", week)
        == 1;
  }

  boolean reconciled() {
    return database.count(
            "select count(*) from reconciliation_round where month_code = ?"
                + " and published_at is not null",
            MONTH)
        == 1;
  }

  // ---- how it must end

  /** Everybody has one row of the week; who has not filed has one case and one task. */
  void assertOpenedOnce(String week, int filed) {
    int open = county.assessed() - filed;
    assertThat(states(week)).isEqualTo(expected(filed, "OPEN", open));
    assertCases("weekly-log", week + "/", open, open);
    assertThat(
            database.count(
                "select count(*) from weekly_case c where c.week_code = ? and c.state = 'OPEN'"
                    + " and 1 = (select count(*) from ACT_RU_EXECUTION e"
                    + " join ACT_RU_TASK t on t.PROC_INST_ID_ = e.ID_"
                    + " where e.BUSINESS_KEY_ = concat(c.week_code, '/', c.officer_id)"
                    + " and t.ASSIGNEE_ = c.officer_id)",
                week))
        .isEqualTo(open);
  }

  /** Everybody who had not filed is recorded as missing; each supervisor has one sheet. */
  void assertClosedOnce(String week, int filed) {
    int missing = county.assessed() - filed;
    assertThat(states(week)).isEqualTo(expected(filed, "MISSING", missing));
    assertCases("weekly-log", week + "/", missing, 0);
    assertCases("weekly-team-review", week + "/", county.units(), county.units());
    assertThat(
            database.count(
                "select count(*) from weekly_case c where c.week_code = ? and c.state = 'FILED'"
                    + " and 1 = (select count(*) from ACT_RU_EXECUTION e"
                    + " join ACT_RU_TASK t on t.PROC_INST_ID_ = e.ID_"
                    + " where e.BUSINESS_KEY_ = c.sheet and t.ASSIGNEE_ = c.reviewer)",
                week))
        .isEqualTo(filed);
  }

  /**
   * Everybody has one published statement and one note; each red one has one task, and each red
   * light of a unit one warning.
   */
  void assertReconciledOnce() {
    assertThat(
            rows(
                "select concat(count(*), ' statements, ', count(distinct officer_id),"
                    + " ' people, ', sum(version_no = 1), ' first, ',"
                    + " sum(published_at is not null), ' published, ', sum(reds > 0), ' red')"
                    + " from monthly_statement where month_code = ?",
                MONTH))
        .containsExactly(
            "%1$d statements, %1$d people, %1$d first, %1$d published, %2$d red"
                .formatted(county.assessed(), county.red()));
    assertThat(
            rows(
                "select concat(count(*), ' notes, ', count(distinct person), ' people')"
                    + " from note where topic = ?",
                MONTH + "/statement"))
        .containsExactly("%1$d notes, %1$d people".formatted(county.assessed()));
    assertThat(
            rows(
                "select concat(count(*), ' confirmations, ', count(distinct officer_id),"
                    + " ' people') from statement_confirmation where month_code = ?",
                MONTH))
        .containsExactly("%1$d confirmations, %1$d people".formatted(county.red()));
    assertThat(
            database.count(
                "select count(*) from statement_confirmation c where c.month_code = ?"
                    + " and 1 = (select count(*) from ACT_RU_EXECUTION e"
                    + " join ACT_RU_TASK t on t.PROC_INST_ID_ = e.ID_"
                    + " where e.BUSINESS_KEY_ = c.case_key and t.ASSIGNEE_ = c.officer_id)",
                MONTH))
        .isEqualTo(county.red());
    assertCases("statement-confirmation", MONTH, county.red(), county.red());
    assertCases("early-warning", "W-", county.sharedReds(), county.sharedReds());
  }

  /** Nothing failed, nothing is left to be done now, and nothing is held by a server for ever. */
  void assertAtRest() {
    await(
        "no job is due or locked",
        () ->
            database.count(
                    "select count(*) from ACT_RU_JOB where LOCK_OWNER_ is not null"
                        + " or HANDLER_TYPE_ = 'async-continuation'")
                == 0);
    assertThat(database.count("select count(*) from ACT_RU_INCIDENT")).as("incidents").isZero();
    assertThat(
            rows(
                "select concat(HANDLER_TYPE_, ' ', coalesce(EXCEPTION_MSG_, ''))"
                    + " from ACT_RU_JOB where RETRIES_ = 0 or EXCEPTION_MSG_ is not null"))
        .as("failed jobs")
        .isEmpty();
    for (String launcher : List.of("weekly-launch", "weekly-close", "monthly-reconciliation")) {
      assertThat(ended(launcher)).as(launcher).isTrue();
    }
  }

  /** So many cases of a process were ever begun, one for each key, and so many have a task. */
  private void assertCases(String process, String keyBegins, int begun, int running) {
    assertThat(
            rows(
                "select concat(count(*), ' begun, ', count(distinct BUSINESS_KEY_), ' keys')"
                    + " from ACT_HI_PROCINST where PROC_DEF_KEY_ = ? and BUSINESS_KEY_ like ?",
                process,
                "%" + keyBegins + "%"))
        .as(process)
        .containsExactly("%1$d begun, %1$d keys".formatted(begun));
    assertThat(
            rows(
                "select concat(count(distinct e.ID_), ' running, ', count(t.ID_), ' tasks')"
                    + " from ACT_RU_EXECUTION e"
                    + " join ACT_RE_PROCDEF d on d.ID_ = e.PROC_DEF_ID_ and d.KEY_ = ?"
                    + " left join ACT_RU_TASK t on t.PROC_INST_ID_ = e.ID_"
                    + " where e.PARENT_ID_ is null and e.BUSINESS_KEY_ like ?",
                process,
                "%" + keyBegins + "%"))
        .as(process)
        .containsExactly("%1$d running, %1$d tasks".formatted(running));
  }

  private static String expected(int filed, String otherState, int others) {
    return (filed == 0 ? "" : "FILED " + filed + ", ") + otherState + " " + others;
  }

  private String states(String week) {
    return String.join(
        ", ",
        rows(
            "select concat(state, ' ', count(*)) from weekly_case where week_code = ?"
                + " group by state order by state",
            week));
  }

  private List<String> rows(String query, Object... parameters) {
    return database.sql().sql(query).params(parameters).query(String.class).list();
  }
}
