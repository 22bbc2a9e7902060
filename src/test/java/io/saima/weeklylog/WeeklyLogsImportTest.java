package io.saima.weeklylog;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.engine.CatchUp;
import io.saima.organization.CountyImported;
import io.saima.organization.imports.ImportAnswer;
import io.saima.organization.imports.ImportFile;
import io.saima.organization.imports.Imports;
import io.saima.organization.imports.Reason;
import io.saima.support.Cast;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.weeklylog.WeeklyCase.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.jdbc.core.JdbcTemplate;

/** Logs that come as a file meet those that officers file themselves. */
@SaimaTest
class WeeklyLogsImportTest {

  private static final String FILL = "task_fillLog";

  @TempDir Path folder;

  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired ConfigurableApplicationContext context;
  @Autowired Imports imports;
  @Autowired WeeklyLogs logs;
  @Autowired WeeklyCases cases;
  @Autowired JdbcTemplate jdbc;

  @BeforeEach
  void aWeekIsOpen() {
    county.small();
    clock.set("2026-10-12T09:00");
    context.publishEvent(new CatchUp());
    clock.runJobs();
  }

  @Test
  void aLogThatItsOfficerFiledIsNotReplacedByAnImport() throws IOException {
    file("A1", "本人所写");
    ImportAnswer answer = take(row("A2", "代录二"), row("A1", "代录一"));
    assertThat(answer.errors())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.line()).isEqualTo(3);
              assertThat(fault.reason()).isEqualTo(Reason.CONFLICT);
              assertThat(fault.message()).contains("以在线填报的为准");
            });
    assertThat(log("A1").content()).isEqualTo("本人所写");
    assertThat(logs.count()).isEqualTo(1);
  }

  @Test
  void theOfficersOwnLogTakesThePlaceOfAnImportedOneWhichIsKept() throws IOException {
    assertThat(take(row("A1", "代录一")).taken()).isTrue();
    file("A1", "本人所写");
    assertThat(log("A1").content()).isEqualTo("本人所写");
    assertThat(jdbc.queryForList("select content from weekly_log_version", String.class))
        .containsExactly("代录一");
  }

  @Test
  void anImportedLogCountsAsFiledWhenTheWeekCloses() throws IOException {
    assertThat(take(row("A1", "代录一")).taken()).isTrue();
    assertThat(take(row("A1", "代录一改")).taken()).isTrue();
    clock.moveTo("2026-10-20T18:01");
    assertThat(cases.findById(key("A1")).orElseThrow().state()).isEqualTo(State.FILED);
    assertThat(cast.tasksOf("D1", "task_reviewTeam")).hasSize(1);
  }

  @Test
  void aLogHandedInInTimeButImportedAfterTheClosingWasNotMissed() throws IOException {
    clock.moveTo("2026-10-20T18:01");
    assertThat(cases.findById(key("A1")).orElseThrow().state()).isEqualTo(State.MISSING);
    assertThat(take(row("A1", "代录一"), row("A2", "代录二").replace("2026-10-16", "2026-10-21")).taken())
        .isTrue();
    assertThat(cases.findById(key("A1")).orElseThrow().state()).isEqualTo(State.FILED);
    assertThat(cases.findById(key("A2")).orElseThrow().state()).isEqualTo(State.MISSING);
  }

  @Test
  void anImportWhoseFollowersFailSaysSoAndTheNextOneCatchesUp() throws IOException {
    List<String> heard = new ArrayList<>();
    ApplicationListener<?> failing =
        new ApplicationListener<PayloadApplicationEvent<CountyImported>>() {
          @Override
          public void onApplicationEvent(PayloadApplicationEvent<CountyImported> event) {
            throw new IllegalStateException("cannot start");
          }
        };
    ApplicationListener<?> catchingUp =
        new ApplicationListener<PayloadApplicationEvent<CatchUp>>() {
          @Override
          public void onApplicationEvent(PayloadApplicationEvent<CatchUp> event) {
            heard.add("catch up");
          }
        };
    context.addApplicationListener(failing);
    context.addApplicationListener(catchingUp);
    ApplicationEventMulticaster told = context.getBean(ApplicationEventMulticaster.class);
    try {
      ImportAnswer answer = take(row("A1", "代录一"));
      assertThat(answer.taken()).isTrue();
      assertThat(answer.notice()).contains("没有全部发起");
      assertThat(heard).hasSize(1);
      told.removeApplicationListener(failing);
      assertThat(take(row("A1", "代录一")).notice()).isNull();
      assertThat(heard).hasSize(2);
    } finally {
      told.removeApplicationListener(failing);
      told.removeApplicationListener(catchingUp);
    }
  }

  private void file(String officer, String content) {
    cast.complete(cast.taskOf(officer, FILL), Map.of("action", "FILE", "content", content));
  }

  private ImportAnswer take(String... rows) throws IOException {
    Path csv = folder.resolve("weekly-logs.csv");
    Files.writeString(
        csv,
        "officer_id,week,planned,done,content,place,lat,lon,submitted_at\n"
            + String.join("\n", rows)
            + "\n");
    return imports.take(List.of(new ImportFile("weekly-logs.csv", csv)));
  }

  private static String row(String officer, String content) {
    return officer + ",2026-W42,3,2," + content + ",,,,2026-10-16T17:00:00+08:00";
  }

  private WeeklyLog log(String officer) {
    return logs.findById(key(officer)).orElseThrow();
  }

  private static WeeklyLog.Key key(String officer) {
    return new WeeklyLog.Key(officer, "2026-W42");
  }
}
