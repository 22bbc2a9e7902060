package io.saima.weeklylog.process;

import static io.saima.weeklylog.process.WeeklyProcess.OFFICER;
import static io.saima.weeklylog.process.WeeklyProcess.week;

import io.saima.calendar.Week;
import io.saima.engine.Entry;
import io.saima.engine.UserTask;
import io.saima.weeklylog.LogDesk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The officer's correction of a log that came back. */
@Component
class CorrectLogTask implements UserTask {

  private final LogDesk desk;

  CorrectLogTask(LogDesk desk) {
    this.desk = desk;
  }

  @Override
  public String process() {
    return WeeklyProcess.LOG;
  }

  @Override
  public String task() {
    return "task_correctLog";
  }

  @Override
  public Optional<Object> sheet(DelegateTask task) {
    Week week = week(task);
    String officer = OFFICER.get(task);
    var filed = desk.filed(week, List.of(officer)).get(0);
    return Optional.of(
        Map.of(
            "title", week.label(),
            "reason", filed.state().reason().orElse(""),
            "lines", FillLogTask.lines(desk, officer, week),
            "content", filed.log().content(),
            "place", Optional.ofNullable(filed.log().place()).orElse("")));
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    desk.correct(OFFICER.get(task), week(task), FillLogTask.draft(entry));
  }
}
