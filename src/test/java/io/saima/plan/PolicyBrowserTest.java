package io.saima.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.organization.AppointmentRole;
import io.saima.support.Browser;
import io.saima.support.BrowserTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One of the department enters a version of the policy, another one approves it. */
@BrowserTest
class PolicyBrowserTest {

  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired Policies policies;

  @BeforeEach
  void twoOfTheDepartment() {
    clock.set("2026-10-12T09:00");
    county.small();
    county.appoint(AppointmentRole.ORGANIZATION_OFFICER, "", "Z1", "Z2");
  }

  @Test
  void aVersionIsEnteredPutRightAndApprovedBySomebodyElse(Browser browser) {
    browser.logIn("Z1");
    browser.follow("考核参数");
    browser.awaitText("本县尚未批准过版本");
    browser.picture("policies");
    browser.follow("拟定新版本");
    browser.type("input[name=version]", "2027年第一季度版");
    browser.click("select[name=quarter] option[value='2027-Q1']");
    browser.type("input[name=reference]", "县委〔2026〕1号");
    browser.type("textarea[name=reason]", "按考核委员会2026年10月会议决定调整");
    browser.fill(browser.await("input[name=goodPercent]"), "140");
    browser.click("form.policy button[type=submit]");
    browser.await("input[name=goodPercent][aria-invalid=true]");
    assertThat(browser.await("input[name=version]").getDomProperty("value"))
        .isEqualTo("2027年第一季度版");
    browser.picture("policy-faults");
    browser.fill(browser.await("input[name=goodPercent]"), "35");
    browser.click("form.policy button[type=submit]");
    browser.awaitText("已提交，请组织部另一位同志审批");
    browser.picture("policy-entered");

    browser.logIn("Z2");
    browser.open("/policies");
    browser.follow("2027年第一季度版");
    browser.awaitText("县委〔2026〕1号");
    browser.picture("policy-deciding");
    browser.clickText("批准");
    browser.awaitText("已批准，自2027年第一季度起执行");
    browser.open("/policies");
    browser.awaitText("待执行");
    browser.picture("policies-approved");
    assertThat(policies.all())
        .singleElement()
        .satisfies(one -> assertThat(one.policy().goodPercent()).isEqualTo(35));
  }
}
