package io.saima.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.engine.Entry;
import io.saima.engine.UserTask;
import io.saima.support.Browser;
import io.saima.support.BrowserTest;
import io.saima.support.Cast;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A sheet whose rows are a dynamic list can be filled and completed in Tasklist. */
@BrowserTest
@Import({TinyCounty.class, DynamicListBrowserTest.Sheets.class})
class DynamicListBrowserTest {

  private static final String FORM =
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

  @Autowired RepositoryService repository;
  @Autowired RuntimeService runtime;
  @Autowired Cast cast;
  @Autowired TinyCounty county;
  @Autowired Sheets sheets;
  @Autowired EngineGrants grants;

  private String deployment;

  @BeforeEach
  void deploy() {
    county.settle();
    var model =
        Bpmn.createExecutableProcess("try-sheet")
            .name("试填名单")
            .camundaHistoryTimeToLive(1)
            .startEvent()
            .userTask("task_fill")
            .name("填写名单")
            .camundaAssignee("OFF-2")
            .camundaDueDate("2026-10-12T18:00:00")
            .endEvent()
            .done();
    model
        .<org.camunda.bpm.model.bpmn.instance.UserTask>getModelElementById("task_fill")
        .setCamundaFormRef("try-sheet_task_fill");
    model
        .<org.camunda.bpm.model.bpmn.instance.UserTask>getModelElementById("task_fill")
        .setCamundaFormRefBinding("deployment");
    deployment =
        repository
            .createDeployment()
            .addModelInstance("try-sheet.bpmn", model)
            .addString("try-sheet.form", FORM)
            .deploy()
            .getId();
    grants.show("try-sheet");
  }

  @AfterEach
  void remove() {
    repository.deleteDeployment(deployment, true);
  }

  @Test
  void threeRowsAreFilledAndCompleted(Browser browser) {
    Task task = start(3);
    browser.logIn("OFF-2");
    browser.openTask(task.getId());
    browser.awaitText("第3人");
    assertNothingRaw(browser.text());
    browser.picture("dynamic-list-form");
    browser.fill(browser.field("评分", 0), "101");
    browser.awaitText("不得大于 100");
    assertThat(browser.completeButton().isEnabled()).isFalse();
    browser.picture("dynamic-list-error");
    for (int i = 0; i < 3; i++) {
      browser.fill(browser.field("评分", i), String.valueOf(80 + i));
    }
    browser.fill(browser.field("理由", 1), "工作扎实");
    browser.picture("dynamic-list-filled");
    browser.completeTask();
    assertThat(sheets.entered.get()).containsExactly("80 ", "81 工作扎实", "82 ");
  }

  @Test
  void anEmptyRequiredFieldIsNamedInChinese(Browser browser) {
    Task task = start(2);
    browser.logIn("OFF-2");
    browser.openTask(task.getId());
    browser.pressComplete();
    browser.awaitText("必填");
    browser.picture("dynamic-list-required");
    assertThat(browser.text()).doesNotContain("Field is required");
    assertThat(sheets.entered.get()).isNull();
  }

  @Test
  void aSheetOfAHundredAndThirtyRowsIsFilledAndCompleted(Browser browser) {
    Task task = start(130);
    browser.logIn("OFF-2");
    browser.openTask(task.getId());
    browser.awaitText("第130人");
    browser.fill(browser.field("评分", 0), "90");
    browser.fill(browser.field("评分", 129), "91");
    browser.pressComplete();
    browser.awaitText("必填");
    for (WebElement empty :
        browser.driver().findElements(By.cssSelector(".fjs-has-errors input"))) {
      empty.sendKeys("85");
    }
    browser.picture("dynamic-list-130");
    browser.completeTask();
    assertThat(sheets.entered.get()).hasSize(130).startsWith("90 ", "85 ").endsWith("85 ", "91 ");
  }

  private static void assertNothingRaw(String text) {
    assertThat(text)
        .doesNotContainPattern("\\b[A-Z]{3,}(_[A-Z]+)+\\b")
        .doesNotContain("Claim", "Save");
    assertThat(text).doesNotContain("创建任务", "添加备注", "添加组", "设置跟进时间", "历史");
  }

  private Task start(int rows) {
    sheets.rows = rows;
    sheets.entered.set(null);
    runtime.startProcessInstanceByKey("try-sheet");
    return cast.taskOf("OFF-2", "task_fill");
  }

  /** The step behind the form. */
  static class Sheets {

    final AtomicReference<List<String>> entered = new AtomicReference<>();
    int rows;

    @Bean
    UserTask fillStep() {
      return new UserTask() {
        @Override
        public String process() {
          return "try-sheet";
        }

        @Override
        public String task() {
          return "task_fill";
        }

        @Override
        public Optional<Object> sheet(DelegateTask task) {
          return Optional.of(
              Map.of(
                  "title",
                  "试填名单",
                  "rows",
                  IntStream.rangeClosed(1, rows)
                      .mapToObj(i -> Map.of("name", "第" + i + "人"))
                      .toList()));
        }

        @Override
        public void complete(DelegateTask task, Entry entry) {
          List<String> lines = new ArrayList<>();
          for (Entry row : entry.rows("rows")) {
            lines.add(row.number("score").orElseThrow() + " " + row.text("reason").orElse(""));
          }
          entered.set(lines);
        }
      };
    }
  }
}
