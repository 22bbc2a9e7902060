package io.saima.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.notification.Notes;
import io.saima.support.RatedServices;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.Timetable;
import java.time.LocalDateTime;
import java.time.YearMonth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is told that too few citizens have rated him. */
@SaimaTest
class SampleReminderProcessTest {

  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired Timetable timetable;
  @Autowired Notes notes;
  @Autowired SampleReminders reminders;
  @Autowired RatedServices services;

  @BeforeEach
  void services() {
    county.small();
    clock.set("2026-10-31T12:00");
    // Of the 182 days 123 are over on November 1: 21 of 30 are wanted.
    rated("A1", 20);
    rated("A2", 21);
  }

  @Test
  void whoHasTooFewIsToldOnceAndTheDepartmentInOneNote() {
    timetable.says("sample-reminder/start_monthly", "2026-11-01T07:15");
    clock.moveTo("2026-11-01T08:00", "sample-reminder");
    assertThat(notes.ofTopic("A1", "2026-11/samples"))
        .singleElement()
        .satisfies(note -> assertThat(note.body()).contains("有效评价20份，到今天应有21份"));
    assertThat(notes.has("A2", "2026-11/samples")).isFalse();
    // He serves no citizens: he could do nothing about it, month after month.
    assertThat(notes.has("A3", "2026-11/samples")).isFalse();
    assertThat(notes.ofTopic("Z1", "2026-11/samples-of-all"))
        .singleElement()
        .satisfies(note -> assertThat(note.body()).contains("样本不足的6人，其中1人已提醒本人，5人没有任何服务事项登记"));
    assertThat(reminders.of(YearMonth.parse("2026-11")))
        .extracting(SampleReminders.UnitLine::unit, SampleReminders.UnitLine::few)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("县委组织部", 2),
            org.assertj.core.groups.Tuple.tuple("县水利局", 4));
  }

  private void rated(String officer, int ratings) {
    LocalDateTime at = LocalDateTime.parse("2026-08-03T10:00:00");
    for (int i = 0; i < ratings; i++) {
      String event = "E-" + officer + "-" + i;
      services.rated(event, officer, event, 9, at);
    }
  }
}
