package io.saima.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.support.Browser;
import io.saima.support.BrowserTest;
import io.saima.support.Cast;
import io.saima.support.TinyCounty;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;

/** A sheet whose rows are a dynamic list can be filled and completed in Tasklist. */
@BrowserTest
class DynamicListBrowserTest {

  @Autowired RepositoryService repository;
  @Autowired RuntimeService runtime;
  @Autowired Cast cast;
  @Autowired TinyCounty county;
  @Autowired TrySheet sheet;

  private String deployment;

  @BeforeEach
  void deploy() {
    county.settle();
    deployment = sheet.deploy(repository);
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
    assertThat(sheet.entered()).containsExactly("80 ", "81 工作扎实", "82 ");
  }

  @Test
  void whatPeopleWroteIsShownAsTheyWroteIt(Browser browser) {
    List<String> names =
        List.of(
            "<b>甲</b><img src=\"https://elsewhere.example/a.png\">",
            "**乙** ![丙](https://elsewhere.example/b.png) [丁](https://elsewhere.example)",
            "https://elsewhere.example www.elsewhere.example a@elsewhere.example `x` {{sheet.title}}",
            "- 一 # 二 > 三 _四_ ~~五~~ &lt;六&gt; &#42; \\* 2026-09-30 98.5");
    sheet.start(runtime, names);
    Task task = cast.taskOf("OFF-2", "task_fill");
    browser.logIn("OFF-2");
    browser.openTask(task.getId());
    for (String name : names) {
      browser.awaitText(name);
    }
    browser.picture("texts-as-written");
    assertThat(
            browser
                .driver()
                .findElements(
                    By.cssSelector(
                        ".fjs-form-field-text img, .fjs-form-field-text a, .fjs-form-field-text b,"
                            + " .fjs-form-field-text em, .fjs-form-field-text del,"
                            + " .fjs-form-field-text code, .fjs-form-field-text li")))
        .isEmpty();
    for (int i = 0; i < names.size(); i++) {
      browser.fill(browser.field("评分", i), "80");
    }
    browser.fill(browser.field("理由", 0), "<b>**好**</b>");
    browser.completeTask();
    assertThat(sheet.entered()).startsWith("80 <b>**好**</b>");
    assertThat(sheet.beside()).isEqualTo(names);
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
    assertThat(sheet.entered()).isNull();
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
    assertThat(sheet.entered()).hasSize(130).startsWith("90 ", "85 ").endsWith("85 ", "91 ");
  }

  private static void assertNothingRaw(String text) {
    assertThat(text)
        .doesNotContainPattern("\\b[A-Z]{3,}(_[A-Z]+)+\\b")
        .doesNotContain("Claim", "Save");
    assertThat(text).doesNotContain("创建任务", "添加备注", "添加组", "设置跟进时间", "历史");
  }

  private Task start(int rows) {
    sheet.start(runtime, rows);
    return cast.taskOf("OFF-2", "task_fill");
  }
}
