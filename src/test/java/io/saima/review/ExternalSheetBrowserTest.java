package io.saima.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.calendar.Quarter;
import io.saima.organization.PostClass;
import io.saima.rating.Contact;
import io.saima.rating.ContactKind;
import io.saima.support.Browser;
import io.saima.support.BrowserTest;
import io.saima.support.TestCounty;
import io.saima.support.TestReview;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;

/** A grid worker opens the link on his phone, rates, keeps the receipt and checks it later. */
@BrowserTest
class ExternalSheetBrowserTest {

  private static final ReviewId REVIEW = new ReviewId(Quarter.parse("2026-Q3"), "U1");

  @Autowired TestCounty county;
  @Autowired TestReview review;
  @Autowired ExternalRaters externals;
  private String link;

  @BeforeEach
  void heHasALink() {
    county.small();
    review.plans("U1", PostClass.PRINCIPAL, PostClass.DEPUTY, PostClass.GENERAL);
    review.opens();
    externals.register(
        REVIEW,
        ExternalKind.GRID_WORKER,
        "网格员甲",
        new Contact(ContactKind.COUNTER, ""),
        "organization");
    link = externals.hand(externals.of(REVIEW).get(0).id()).orElseThrow();
  }

  @Test
  void heRatesOnAPhoneOnceAndChecksHisReceipt(Browser browser) {
    browser.size(390, 844);
    browser.open(link);
    browser.awaitText("2026年第三季度测评：县水利局");
    browser.picture("external-sheet");
    assertThat(browser.script("return document.scripts.length")).isEqualTo(0L);
    assertThat(browser.script("return document.documentElement.scrollWidth <= window.innerWidth"))
        .as("nothing to push sideways")
        .isEqualTo(true);
    assertThat(browser.driver().findElements(By.cssSelector("fieldset legend"))).hasSize(3);
    for (WebElement choice : browser.driver().findElements(By.cssSelector(".choice span"))) {
      assertThat(choice.getSize().getHeight()).as("a finger wide").isGreaterThanOrEqualTo(44);
    }
    choose(browser, "row0", "9");
    choose(browser, "row1", "8");
    choose(browser, "row2", "unknown");
    browser.picture("external-sheet-filled");
    browser.click("button[type=submit]");
    browser.awaitText("谢谢您的评价");
    browser.picture("external-sheet-done");
    String receipt = browser.await("#receipt").getText();
    browser.open(link);
    browser.awaitText("核对我的评价");
    browser.fill(browser.await("#code"), receipt);
    browser.click("button[type=submit]");
    browser.awaitText("您的评价内容没有改动");
    assertThat(browser.driver().manage().getCookies()).isEmpty();
    assertThat(externals.of(REVIEW).get(0).state()).isEqualTo(ExternalState.CAST);
  }

  private static void choose(Browser browser, String row, String value) {
    browser.click(".choice:has(input[name=" + row + "][value='" + value + "'])");
  }

  @Test
  void theDepartmentSeesTheArrangementAndNobodysAnswer(Browser browser) {
    browser.size(1280, 900);
    browser.logIn("organization");
    browser.open("/reviews/2026-Q3/U1");
    browser.awaitText("谁评谁");
    assertThat(
            browser.script(
                "return [...document.querySelectorAll('section[aria-labelledby=who] th')]"
                    + ".map(head => Math.round(head.getBoundingClientRect().width))"
                    + ".filter((width, at, all) => width < 200 || width !== all[0]).length"))
        .as("columns narrower than the others")
        .isEqualTo(0L);
    assertThat(browser.text()).contains("网格员甲", "已交本人", "某A1", "未投");
    browser.picture("reviews-body");
    browser.open("/reviews/2026-Q3");
    browser.awaitText("考核主体");
    browser.picture("reviews");
  }
}
