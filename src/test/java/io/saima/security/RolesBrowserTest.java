package io.saima.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.support.Browser;
import io.saima.support.BrowserTest;
import io.saima.support.TinyCounty;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;

/** The organization department appoints and prints passwords; an administrator keeps accounts. */
@BrowserTest
class RolesBrowserTest {

  @Autowired TinyCounty county;
  @Autowired People people;

  @BeforeEach
  void settle() {
    county.settle();
    List.of("OFF-2", "zuzhi.2").forEach(people::forget);
  }

  @Test
  void anOfficerIsFoundAppointedAndGivenAPassword(Browser browser) {
    browser.logIn("organization");
    browser.follow("角色与密码");
    browser.type("input[name=q]", "买买提");
    browser.click("form[role=search] button");
    browser.follow("买买提·吐尔逊");
    browser.awaitText("没有任职记录");
    browser.click("select[name=role] option[value=CHECK_TEAM]");
    browser.click("select[name=unit] option[value='']");
    browser.click("section[aria-labelledby=add] button");
    browser.awaitText("任职已保存");
    browser.awaitText("组织部（organization）");
    browser.picture("roles-officer");
    browser.click("section[aria-labelledby=password] button");
    browser.awaitText("登录凭条");
    browser.picture("roles-slip");
    String password = browser.driver().findElements(By.cssSelector(".slip code")).get(1).getText();
    browser.open("/roles/changes");
    browser.awaitText("重置密码");
    browser.picture("roles-changes");

    replace(browser, "OFF-2", password);
    browser.awaitText("您的密码于2026年10月8日 09:00由组织部（organization）重置");
  }

  @Test
  void anAdministratorMakesAnAccountAndDisablesIt(Browser browser) {
    browser.logIn("admin");
    browser.follow("角色与密码");
    browser.follow("系统账号");
    browser.type("input[name=username]", "zuzhi.2");
    browser.click("input[value=ORGANIZATION]");
    browser.picture("accounts");
    browser.click("section[aria-labelledby=add] button");
    browser.awaitText("登录凭条");
    String password = browser.driver().findElements(By.cssSelector(".slip code")).get(1).getText();

    replace(browser, "zuzhi.2", password);
    assertThat(browser.text()).contains("角色与密码");

    browser.logIn("admin");
    browser.open("/roles/accounts/zuzhi.2");
    browser.awaitText("开通账号");
    browser.picture("account");
    for (WebElement button : browser.driver().findElements(By.tagName("button"))) {
      if (button.getText().equals("停用账号")) {
        button.click();
        break;
      }
    }
    browser.awaitText("账号已停用");
  }

  /** Logs in with a one-time password and replaces it. */
  private static void replace(Browser browser, String username, String password) {
    browser.driver().manage().deleteAllCookies();
    browser.open("/login");
    browser.type("input[name=username]", username);
    browser.type("input[name=password]", password);
    browser.click("button[type=submit]");
    browser.awaitPath("/password");
    browser.type("input[name=current]", password);
    browser.type("input[name=wanted]", "a-new-password");
    browser.type("input[name=again]", "a-new-password");
    browser.click("main button[type=submit]");
    browser.awaitPath("/");
  }
}
