package io.saima.organization.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.organization.Assignments;
import io.saima.organization.Officers;
import io.saima.organization.PostClass;
import io.saima.organization.personnel.PersonnelChange;
import io.saima.organization.personnel.PersonnelChanges;
import io.saima.support.Browser;
import io.saima.support.BrowserTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;

/** The organization department finds somebody, enters a move and takes it back, and a recruit. */
@BrowserTest
class PeopleBrowserTest {

  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired Officers officers;
  @Autowired PersonnelChanges changes;
  @Autowired Assignments assignments;

  @BeforeEach
  void twoUnits() {
    clock.set("2026-10-12T09:00");
    county.small();
    county.unit("U2", "县农业局");
    county.officer("G1", "U2", PostClass.PRINCIPAL, "L1");
  }

  @Test
  void aMoveIsEnteredForALaterDayAndWithdrawn(Browser browser) {
    browser.logIn("organization");
    browser.follow("人员");
    browser.awaitText("查找人员");
    browser.picture("people");
    browser.type("input[name=q]", "某A1");
    browser.click("form[role=search] button");
    browser.awaitText("共 1 人");
    browser.follow("某A1");
    browser.awaitText("由谁考核");
    browser.awaitText("2026年第四季度");
    browser.picture("people-one");
    move(browser, "U1", "2026-11-02");
    assertThat(browser.await("[role=alert]").getText()).isNotEmpty();
    browser.picture("people-refused");
    assertThat(changes.of("A1")).isEmpty();
    move(browser, "U2", "2026-11-02");
    browser.awaitText("登记的变动");
    assertThat(browser.await("td[data-name=去向和职务]").getText())
        .as("where he is to go")
        .startsWith(assignments.county().unit("U2").orElseThrow().name());
    browser.picture("people-entered");
    assertThat(changes.of("A1"))
        .extracting(PersonnelChange::state)
        .containsExactly(PersonnelChange.State.WAITING);
    browser.clickText("撤回");
    browser.awaitText("已撤回");
    assertThat(changes.of("A1"))
        .extracting(PersonnelChange::state)
        .containsExactly(PersonnelChange.State.WITHDRAWN);
  }

  private static void move(Browser browser, String unit, String day) {
    browser.driver().findElements(By.tagName("summary")).stream()
        .filter(one -> one.getText().equals("调动"))
        .findFirst()
        .orElseThrow()
        .click();
    browser.script(
        "document.querySelector('details[open] input[name=from]').value = arguments[0]", day);
    browser.click("details[open] select[name=unit_code] option[value=" + unit + "]");
    browser.click("details[open] button[type=submit]");
  }

  @Test
  void aRecruitIsEnteredAndStandsInTheListOnHisFirstDay(Browser browser) {
    browser.logIn("organization");
    browser.open("/people");
    browser.type("input[name=id]", "N1");
    browser.type("input[name=name]", "某新人");
    browser.click("section[aria-labelledby=recruit] select[name=unit_code] option[value=U1]");
    browser.script(
        "document.querySelector('section[aria-labelledby=recruit] input[name=from]').value"
            + " = '2026-10-12'");
    browser.type("section[aria-labelledby=recruit] input[name=post_title]", "科员");
    for (String choice : new String[] {"post_class", "post_type", "rank_level"}) {
      browser.click(
          "section[aria-labelledby=recruit] select[name=" + choice + "] option:last-child");
    }
    browser.picture("people-recruit");
    browser.click("section[aria-labelledby=recruit] button[type=submit]");
    browser.awaitText("某新人");
    browser.picture("people-recruited");
    assertThat(officers.findById("N1").orElseThrow().joinedOn())
        .isEqualTo(LocalDate.parse("2026-10-12"));
  }

  @Test
  void onAPhoneNothingPushesSideways(Browser browser) {
    browser.size(390, 844);
    browser.logIn("organization");
    for (String page : new String[] {"/people", "/people/A1"}) {
      browser.open(page);
      browser.awaitText("某A1");
      assertThat(browser.script("return document.documentElement.scrollWidth <= window.innerWidth"))
          .as(page)
          .isEqualTo(true);
      browser.picture("phone" + page.replace('/', '-'));
    }
  }
}
