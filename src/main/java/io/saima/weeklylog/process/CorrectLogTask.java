package io.saima.weeklylog.process;

import static io.saima.weeklylog.process.WeeklyProcess.OFFICER;
import static io.saima.weeklylog.process.WeeklyProcess.week;

import io.saima.calendar.Week;
import io.saima.engine.Entry;
import io.saima.engine.UserTask;
import io.saima.weeklylog.LogDesk;
import io.saima.weeklylog.WeeklyLog;
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
  public String subject(DelegateTask task) {
    return week(task).label();
  }

  @Override
  public Care care() {
    return Care.NONE;
  }

  @Override
  public Optional<Object> sheet(DelegateTask task) {
    Week week = week(task);
    String officer = OFFICER.get(task);
    WeeklyLog log = desk.log(officer, week);
    return Optional.of(
        Map.of(
            "title", week.label(),
            "reason", desk.state(officer, week).reason().orElse(""),
            "lines", FillLogTask.lines(desk.items(officer, week)),
            "content", log.content(),
            "place", Optional.ofNullable(log.place()).orElse("")));
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    desk.correct(OFFICER.get(task), week(task), FillLogTask.draft(entry));
  }
}
