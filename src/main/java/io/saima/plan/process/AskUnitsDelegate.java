package io.saima.plan.process;

import static io.saima.plan.process.PlanRevisionProcess.ASKED_TO;
import static io.saima.plan.process.PlanRevisionProcess.MORE_POSTS;

import io.saima.organization.PostClass;
import io.saima.plan.Post;
import io.saima.plan.Revisions;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the next units to revise their plans: their drafts and its place commit together. */
@Component
class AskUnitsDelegate implements JavaDelegate {

  private static final int CHUNK = 50;

  private final Revisions revisions;

  AskUnitsDelegate(Revisions revisions) {
    this.revisions = revisions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String number = execution.getProcessBusinessKey();
    List<Post> next =
        revisions.affectedAfter(
            number, ASKED_TO.find(execution).map(AskUnitsDelegate::post), CHUNK);
    for (Post post : next) {
      revisions.ask(number, post);
      ASKED_TO.set(execution, post.unit() + "/" + post.postClass().name());
    }
    MORE_POSTS.set(execution, next.size() == CHUNK);
  }

  private static Post post(String text) {
    int slash = text.indexOf('/');
    return new Post(text.substring(0, slash), PostClass.valueOf(text.substring(slash + 1)));
  }
}
