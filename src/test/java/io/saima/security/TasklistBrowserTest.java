package io.saima.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.support.Browser;
import io.saima.support.BrowserTest;
import io.saima.support.TinyCounty;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;

/** People come in, look around and leave. */
@BrowserTest
class TasklistBrowserTest {

  /** What stands where a word is missing. */
  private static final String KEY = "\\b[A-Z]{3,}(_[A-Z]+)+\\b";

  @Autowired TinyCounty county;

  @BeforeEach
  void settle() {
    county.settle();
  }

  @Test
  void anOfficerLogsInAndTasklistOpensInChinese(Browser browser) {
    browser.open("/");
    browser.awaitPath("/login");
    browser.picture("login");
    browser.logIn("OFF-2");
    browser.awaitText("买买提·吐尔逊，您好");
    browser.picture("home");
    browser.follow("任务列表");
    browser.awaitText("我的任务");
    browser.awaitText("已逾期");
    browser.awaitText("没有符合条件的任务");
    browser.picture("tasklist");
    assertThat(browser.driver().getTitle()).isEqualTo("赛马 任务列表");
    assertThat(browser.text())
        .doesNotContainPattern(KEY)
        .doesNotContain("migrate", "创建任务", "Login", "Tasks");
  }

  @Test
  void onASlowLineTasklistShowsWordsAndNeverTheirKeys(Browser browser) {
    browser.logIn("OFF-2");
    browser.script("localStorage.clear()");
    browser.latency(Duration.ofMillis(500));
    try {
      browser.open("/camunda/app/tasklist/default/");
      browser.awaitText("没有符合条件的任务");
      browser.awaitText("创建时间");
      assertThat(browser.text()).doesNotContainPattern(KEY);
      assertThat(browser.isShown("[placeholder='筛选任务']")).isTrue();
    } finally {
      browser.latency(Duration.ZERO);
    }
  }

  @Test
  void loggingOutOfTasklistEndsTheSession(Browser browser) {
    browser.logIn("OFF-2");
    browser.open("/camunda/app/tasklist/default/");
    browser.awaitText("我的任务");
    browser.click(".account .dropdown-toggle");
    browser.awaitText("退出登录");
    browser.picture("tasklist-menu");
    browser.driver().findElement(By.partialLinkText("退出登录")).click();
    browser.awaitPath("/login");
    browser.open("/");
    browser.awaitPath("/login");
  }

  @Test
  void theAdministratorOpensCockpitAndAdmin(Browser browser) {
    browser.logIn("admin");
    browser.open("/camunda/app/cockpit/default/");
    browser.awaitText("Right Now");
    assertThat(browser.isShown(".ce-eol-banner")).isFalse();
    browser.picture("cockpit");
    browser.open("/camunda/app/admin/default/#/users");
    browser.awaitText("designer");
    browser.picture("admin-users");
    browser.open("/camunda/app/welcome/default/");
    browser.awaitText("系统管理");
    browser.picture("welcome");
  }

  @Test
  void aPhoneShowsTheLoginAndTheHome(Browser browser) {
    browser.size(400, 800);
    browser.open("/login");
    browser.picture("login-phone");
    browser.logIn("OFF-1");
    browser.picture("home-phone");
    assertThat((Long) browser.script("return document.documentElement.scrollWidth - innerWidth"))
        .isLessThanOrEqualTo(0L);
  }

  @Test
  void aPageThatIsNotForThemSaysSoInChinese(Browser browser) {
    browser.logIn("OFF-2");
    browser.open("/roles");
    browser.awaitText("无权访问");
    browser.picture("error-403");
    browser.open("/camunda/app/cockpit/default/");
    browser.awaitText("无权访问");
    browser.open("/nothing-here");
    browser.awaitText("找不到页面");
  }
}
