package io.saima.plan.process;

import static io.saima.plan.process.PlanRevisionProcess.LIBRARY_CHANGED;
import static io.saima.plan.process.PlanRevisionProcess.number;

import io.saima.engine.Entry;
import io.saima.engine.TaskRefused;
import io.saima.engine.UserTask;
import io.saima.plan.PlanPeople;
import io.saima.plan.PlanRevision;
import io.saima.plan.Revisions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The organization department says what changes in the library this half-year, and for whom. */
@Component
class ReviseLibraryTask implements UserTask {

  private final Revisions revisions;
  private final PlanPeople people;

  ReviseLibraryTask(Revisions revisions, PlanPeople people) {
    this.revisions = revisions;
    this.people = people;
  }

  @Override
  public String process() {
    return PlanRevisionProcess.ID;
  }

  @Override
  public String task() {
    return "task_reviseLibrary";
  }

  @Override
  public String subject(DelegateTask task) {
    return revisions.revision(number(task)).title();
  }

  @Override
  public Optional<Object> sheet(DelegateTask task) {
    PlanRevision revision = revisions.revision(number(task));
    return Optional.of(Map.of("title", revision.title()));
  }

  @Override
  public Care care() {
    return Care.ESCALATE;
  }

  @Override
  public Optional<String> successor(DelegateTask task, Set<String> had) {
    return people.librarianAfter(had);
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    boolean changed = entry.text("decision").filter("CHANGED"::equals).isPresent();
    Optional<String> summary = entry.text("summary");
    if (changed) {
      revisions.reviseLibrary(
          number(task),
          RevisionEntry.scope(entry),
          summary.orElseThrow(() -> new TaskRefused("请填写“修订内容”：调整了哪些指标、为什么。")));
    } else {
      revisions.leaveLibrary(number(task), summary.orElse(null));
    }
    LIBRARY_CHANGED.set(task.getExecution(), changed);
  }
}
