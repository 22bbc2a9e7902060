package io.saima.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.organization.PostClass;
import io.saima.organization.sources.Allotment;
import io.saima.organization.sources.DataSources;
import io.saima.support.Browser;
import io.saima.support.BrowserTest;
import io.saima.support.Client;
import io.saima.support.Client.Answer;
import io.saima.support.TestCounty;
import io.saima.support.TestFigures;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** The organization department registers a data source and gives it its token once. */
@BrowserTest
class SourcesBrowserTest {

  @Autowired Environment environment;
  @Autowired TestCounty county;
  @Autowired TestFigures figures;
  @Autowired DataSources sources;

  @BeforeEach
  void aPlan() {
    county.small();
    String plan = figures.plan("U1", PostClass.GENERAL, "2026-Q3");
    figures.flow(plan, "I1", "办件量", IndicatorScope.OFFICER, "100", "300");
  }

  @Test
  void aTokenIsSeenOnceAndOpensTheDoor(Browser browser) {
    browser.logIn("organization");
    browser.follow("角色与密码");
    browser.follow("数据来源");
    browser.awaitText("还没有登记数据来源");

    browser.type("input[name=name]", "县统计局");
    browser.type("textarea[name=units]", "U1\nU7");
    browser.type("textarea[name=indicators]", "I1");
    browser.click("section[aria-labelledby=add] button");
    browser.awaitText("没有这些单位编码，请更正：U7。");
    assertThat(browser.await("textarea[name=indicators]").getDomProperty("value")).isEqualTo("I1");
    assertThat(sources.list()).isEmpty();
    browser.picture("sources");

    // By keyboard: past the box below the codes to the button.
    browser.type("textarea[name=units]", "U1");
    browser.await("textarea[name=indicators]").sendKeys(Keys.TAB);
    browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);
    browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
    browser.awaitText("令牌只显示这一次");
    browser.picture("source-token");
    String token = browser.driver().findElement(By.id("token")).getText();
    assertThat(token).matches("saima_\\d+_[A-Za-z0-9_-]{43}");

    browser.driver().navigate().refresh();
    browser.awaitText("从未使用");
    assertThat(browser.driver().getPageSource()).doesNotContain(token);

    String figure =
        """
        {"figures": [{"key": "K1", "unit_code": "U1", "indicator_code": "I1", "officer_id": "A1",
          "month": "2026-09", "actual": %s}]}""";
    assertThat(deliver(token, figure.formatted("-3")).status()).isEqualTo(422);
    assertThat(deliver(token, figure.formatted("96")).status()).isEqualTo(200);
    browser.driver().navigate().refresh();
    browser.awaitText("第1个（RANGE）：“actual”的值“-3”超出范围：不能小于0。");
    browser.awaitText("最近使用：2026-10-08 09:00");
    browser.picture("source");

    browser.clickText("吊销令牌");
    browser.awaitText("令牌已吊销，即时失效");
    assertThat(deliver(token, figure.formatted("97")).status()).isEqualTo(401);
    browser.clickText("重新发放令牌");
    browser.awaitText("令牌只显示这一次");
    assertThat(browser.driver().findElement(By.id("token")).getText()).isNotEqualTo(token);
  }

  @Test
  void anAdministratorLooksAndDoesNoMore() {
    var source =
        sources.create("县统计局", new Allotment(Optional.empty(), Optional.empty()), "organization");
    Client admin = new Client(environment).logIn("admin");
    String page = "/roles/sources/" + source.id();
    assertThat(admin.get("/roles/sources").body()).contains("县统计局").doesNotContain("登记并生成令牌");
    assertThat(admin.get(page).body()).contains("县统计局").doesNotContain("更换令牌</button>");
    for (String act : new String[] {"/token", "/revoke", "/allotment"}) {
      assertThat(admin.post(page + act, Map.of()).status()).as(act).isEqualTo(403);
    }
    assertThat(admin.post("/roles/sources", Map.of("name", "县财政局")).status()).isEqualTo(403);
    assertThat(sources.find(source.id()).orElseThrow().active()).isTrue();
    for (String other : new String[] {"discipline", "designer", "A1"}) {
      assertThat(new Client(environment).logIn(other).get(page).status()).as(other).isEqualTo(403);
    }
  }

  private Answer deliver(String token, String body) {
    return new Client(environment)
        .sending("Authorization", "Bearer " + token)
        .json("POST", "/api/indicator-actuals", body);
  }
}
