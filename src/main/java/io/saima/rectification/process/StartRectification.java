package io.saima.rectification.process;

import static io.saima.rectification.process.RectificationProcess.JOINED;

import io.saima.engine.Entry;
import io.saima.engine.StartForm;
import io.saima.engine.TaskRefused;
import io.saima.rectification.Problem;
import io.saima.rectification.ProblemClass;
import io.saima.rectification.ProblemSource;
import io.saima.rectification.RectificationPeople;
import io.saima.rectification.Rectifications;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** A supervisor or the organization department enters a problem in the task list. */
@Component
class StartRectification implements StartForm {

  private final Rectifications rectifications;
  private final RectificationPeople people;

  StartRectification(Rectifications rectifications, RectificationPeople people) {
    this.rectifications = rectifications;
    this.people = people;
  }

  @Override
  public String process() {
    return RectificationProcess.ID;
  }

  @Override
  public void start(DelegateExecution execution, Entry entry, String starter) {
    String officer = entry.text("officer").orElseThrow();
    if (!people.assessedHere(officer)) {
      throw new TaskRefused("没有编号为“%s”的在职被考核人员，请核对编号。".formatted(officer));
    }
    if (!people.mayOpen(officer, starter)) {
      throw new TaskRefused("整改事项只能由本人的上级领导或组织部发起，且须回避的人员不能发起。");
    }
    Rectifications.Entered entered =
        rectifications.enter(
            Problem.of(
                ProblemSource.valueOf(entry.text("source").orElseThrow()),
                null,
                officer,
                ProblemClass.valueOf(entry.text("problemClass").orElseThrow()),
                entry.text("problem").orElseThrow(),
                entry.text("task").orElseThrow(),
                starter));
    execution.setProcessBusinessKey(entered.number());
    JOINED.set(execution, !entered.isNew());
  }
}
