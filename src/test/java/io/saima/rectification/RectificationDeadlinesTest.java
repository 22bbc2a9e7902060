package io.saima.rectification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saima.notification.Note;
import io.saima.notification.Notes;
import io.saima.support.Cast;
import io.saima.support.OtherDeadlines;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.Timetable;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people read of a rectification's deadlines is what is configured. */
@OtherDeadlines
class RectificationDeadlinesTest {

  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired Timetable timetable;
  @Autowired Notes notes;

  @Test
  void theLatestDayAndTheLooksBackAreToldAsConfigured() {
    county.small();
    cast.start(
        "D1",
        "rectification",
        Map.of(
            "officer",
            "A1",
            "source",
            "ENTERED",
            "problemClass",
            "WORK_STYLE",
            "problem",
            "窗口空岗",
            "task",
            "安排专人顶岗"));
    assertThatThrownBy(() -> plan("2026-12-08")).hasMessageContaining("整改时限不能晚于最迟日期2026-12-07");
    plan("2026-11-06");
    complete("D1", "task_approve", Map.of("decision", "APPROVE"));
    complete("A1", "task_report", Map.of("doneEvidence", "已排班，见公示栏。"));
    complete("H1", "task_close", Map.of("decision", "CLOSE"));
    assertThat(notes.of("A1", 0, 10)).extracting(Note::title).contains("某A1的整改事项已销号，30日和60日后回头看");
    timetable.says("rectification/timer_lookBack", "2026-11-09T18:00");
  }

  private void plan(String deadline) {
    complete(
        "A1",
        "task_plan",
        Map.of("measures", "排班并公示", "plannedDeadline", deadline, "responsible", "A1"));
  }

  private void complete(String person, String task, Map<String, Object> entries) {
    cast.complete(cast.taskOf(person, task), entries);
  }
}
