package io.saima.grading.process;

import io.saima.engine.Entry;
import io.saima.engine.TaskRefused;
import io.saima.engine.UserTask;
import io.saima.grading.GradeRow;
import io.saima.grading.GradeTelling;
import io.saima.grading.GradeWords;
import io.saima.grading.process.GradeNoticeProcess.Addressee;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The officer reads the written notice of his grade and signs that he has. */
@Component
class ReceiveNoticeTask implements UserTask {

  private final GradeTelling telling;
  private final SheetLines lines;

  ReceiveNoticeTask(GradeTelling telling, SheetLines lines) {
    this.telling = telling;
    this.lines = lines;
  }

  @Override
  public String process() {
    return GradeNoticeProcess.ID;
  }

  @Override
  public String task() {
    return "task_receive";
  }

  @Override
  public String subject(DelegateTask task) {
    return addressee(task).quarter().label();
  }

  @Override
  public Optional<Object> sheet(DelegateTask task) {
    Addressee to = addressee(task);
    GradeRow row = telling.row(to.quarter(), to.officer());
    Map<String, Object> sheet = new LinkedHashMap<>();
    sheet.put("title", to.quarter().label() + "平时考核等次告知书");
    sheet.put("name", lines.name(to.officer()));
    sheet.put("text", GradeWords.forOfficer(row));
    sheet.put("read", false);
    return Optional.of(sheet);
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    if (!entry.ticked("read")) {
      throw new TaskRefused("请阅读后勾选“我已阅知”，再提交。");
    }
    Addressee to = addressee(task);
    telling.receive(to.quarter(), to.officer());
  }

  private static Addressee addressee(DelegateTask task) {
    return GradeNoticeProcess.addressee(task.getExecution().getProcessBusinessKey());
  }
}
