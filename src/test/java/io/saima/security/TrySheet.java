package io.saima.security;

import io.saima.engine.Entry;
import io.saima.engine.UserTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.boot.test.context.TestComponent;

/** A process of one step, whose form is a list of people with a score and a reason each. */
@TestComponent
public class TrySheet implements UserTask {

  static final String FORM =
      """
      {"type": "default", "id": "try-sheet_task_fill", "schemaVersion": 16,
       "executionPlatform": "Camunda Platform", "executionPlatformVersion": "7.24.0",
       "components": [{"type": "group", "id": "group_sheet", "path": "sheet", "label": "",
        "components": [
         {"type": "text", "id": "text_title", "text": "## {{sheet.title}}"},
         {"type": "dynamiclist", "id": "list_rows", "path": "rows", "label": "名单",
          "allowAddRemove": false, "isRepeating": true, "nonCollapsedItems": 200, "showOutline": true,
          "components": [
           {"type": "text", "id": "text_who", "text": "**{{this.name}}**",
            "layout": {"row": "row_1", "columns": 4}},
           {"type": "number", "id": "field_score", "key": "score", "label": "评分",
            "layout": {"row": "row_1", "columns": 4},
            "validate": {"required": true, "min": 0, "max": 100}},
           {"type": "textfield", "id": "field_reason", "key": "reason", "label": "理由",
            "layout": {"row": "row_1", "columns": 8}, "validate": {"maxLength": 20}}]},
         {"type": "datetime", "id": "field_until", "key": "until", "label": "完成期限",
          "subtype": "date", "dateLabel": "完成期限"}]}]}
      """;

  private final AtomicReference<List<String>> entered = new AtomicReference<>();
  private final EngineGrants grants;
  private List<String> names = List.of();
  private volatile List<String> beside = List.of();

  TrySheet(EngineGrants grants) {
    this.grants = grants;
  }

  static BpmnModelInstance model() {
    BpmnModelInstance model =
        Bpmn.createExecutableProcess("try-sheet")
            .name("试填名单")
            .camundaHistoryTimeToLive(1)
            .startEvent()
            .userTask("task_fill")
            .name("填写名单")
            .camundaAssignee("OFF-2")
            .camundaDueDate("2026-10-12T18:00:00")
            .boundaryEvent("error_any")
            .error()
            .endEvent()
            .moveToActivity("task_fill")
            .endEvent()
            .done();
    org.camunda.bpm.model.bpmn.instance.UserTask task = model.getModelElementById("task_fill");
    task.setCamundaFormRef("try-sheet_task_fill");
    task.setCamundaFormRefBinding("deployment");
    return model;
  }

  /** Deploys the process; the caller removes the deployment. */
  String deploy(RepositoryService repository) {
    entered.set(null);
    String deployment =
        repository
            .createDeployment()
            .addModelInstance("try-sheet.bpmn", model())
            .addString("try-sheet.form", FORM)
            .deploy()
            .getId();
    grants.show("try-sheet");
    return deployment;
  }

  ProcessInstance start(RuntimeService runtime, int rows) {
    return start(runtime, IntStream.rangeClosed(1, rows).mapToObj(i -> "第" + i + "人").toList());
  }

  ProcessInstance start(RuntimeService runtime, List<String> names) {
    this.names = names;
    return runtime.startProcessInstanceByKey("try-sheet");
  }

  /** The names beside what was entered, as the step reads them. */
  List<String> beside() {
    return beside;
  }

  /** What was entered, a line for each row; null before. */
  List<String> entered() {
    return entered.get();
  }

  @Override
  public String process() {
    return "try-sheet";
  }

  @Override
  public String subject(DelegateTask task) {
    return "试填";
  }

  @Override
  public String task() {
    return "task_fill";
  }

  @Override
  public Optional<Object> sheet(DelegateTask task) {
    return Optional.of(
        Map.of("title", "试填名单", "rows", names.stream().map(name -> Map.of("name", name)).toList()));
  }

  @Override
  public void complete(DelegateTask task, Entry entry) {
    List<String> lines = new ArrayList<>();
    for (Entry row : entry.rows("rows")) {
      lines.add(row.number("score").orElseThrow() + " " + row.text("reason").orElse(""));
    }
    beside = entry.rows("rows").stream().map(row -> row.prepared("name")).toList();
    entered.set(lines);
  }
}
