package io.saima.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.organization.PostClass;
import io.saima.support.Browser;
import io.saima.support.BrowserTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import java.time.LocalDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A citizen rates on his telephone. */
@BrowserTest
class RateBrowserTest {

  private static final int LEAST_TOUCH = 44;

  @Autowired TestCounty county;
  @Autowired TestClock clock;
  @Autowired ServiceEvents events;
  @Autowired RatingLinks links;
  @Autowired JdbcClient jdbc;

  private String page;

  @BeforeEach
  void served() {
    county.unit("U9", "县政务服务中心");
    county.officer("W1", "U9", PostClass.GENERAL, null);
    clock.set("2026-11-02T10:00");
    events.save(
        new ServiceEvent(
            "E1",
            "W1",
            ServiceEventKind.PUBLIC_APPROVAL,
            LocalDateTime.parse("2026-11-02T09:30:00"),
            "0123456789abcdef0123456789abcdef"));
    page = "/rate/" + links.make("E1", null).text();
  }

  @Test
  void aCitizenRatesWithThumbOrKeyboard(Browser browser) {
    var driver = browser.driver();
    browser.size(360, 740);
    browser.open(page);
    browser.awaitText("请评价这次服务");
    browser.picture("rate-phone");
    for (WebElement choice : driver.findElements(By.cssSelector(".choice, button"))) {
      assertThat(choice.getSize().getHeight()).isGreaterThanOrEqualTo(LEAST_TOUCH);
      assertThat(choice.getSize().getWidth()).isGreaterThanOrEqualTo(LEAST_TOUCH);
    }
    assertThat(
            browser.script(
                "return document.documentElement.scrollWidth"
                    + " <= document.documentElement.clientWidth"))
        .as("nothing sticks out sideways")
        .isEqualTo(true);

    // By keyboard: the first radio button takes the focus, the arrow keys choose.
    driver.findElement(By.cssSelector("input[name=score]")).sendKeys(Keys.SPACE);
    WebElement focused = driver.switchTo().activeElement();
    assertThat(focused.getAccessibleName()).isEqualTo("1分");
    focused.sendKeys(Keys.ARROW_LEFT);
    assertThat(driver.switchTo().activeElement().getAccessibleName()).isEqualTo("10分");
    // By thumb: the label around the box.
    driver.findElements(By.cssSelector(".tags .choice")).get(1).click();
    driver.findElement(By.id("comment")).sendKeys("办得快，谢谢。");
    browser.picture("rate-phone-filled");
    driver.findElement(By.tagName("button")).click();
    browser.awaitText("感谢您的评价");
    browser.picture("rate-thanks");
    assertThat(jdbc.sql("select score, tags from rating").query().singleRow())
        .containsEntry("score", 10)
        .containsEntry("tags", "一次办结");

    browser.size(1280, 900);
    browser.open(page);
    browser.awaitText("感谢您的评价");
  }

  @Test
  void onADeskTheSamePageIsNarrow(Browser browser) {
    browser.size(1280, 1100);
    browser.open(page);
    browser.awaitText("请评价这次服务");
    browser.picture("rate-desk");
    browser.open("/rate/nothing");
    browser.awaitText("这个链接打不开评价");
    browser.picture("rate-nowhere");
  }
}
