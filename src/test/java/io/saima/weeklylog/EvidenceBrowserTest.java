package io.saima.weeklylog;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.engine.CatchUp;
import io.saima.support.Browser;
import io.saima.support.BrowserTest;
import io.saima.support.Cast;
import io.saima.support.Pictures;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;

/** An officer notes a day, brings a photograph and files; his supervisor opens what he brought. */
@BrowserTest
@Import(TestCounty.class)
class EvidenceBrowserTest {

  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired ApplicationEventPublisher events;

  @BeforeEach
  void aWeekIsOpen() {
    county.small();
    events.publishEvent(new CatchUp());
    clock.runJobs();
  }

  @Test
  void aPhotographIsSeenByItsOfficerAndByHisSupervisor(Browser browser, @TempDir Path folder)
      throws Exception {
    Path photo = Files.write(folder.resolve("堤防.jpg"), Pictures.taken(1200, 900, 6));
    Path script = Files.writeString(folder.resolve("脚本.jpg"), "<script>alert(1)</script>");

    browser.logIn("A1");
    browser.open("/me/week");
    browser.type("textarea[name='2026-10-08']", "巡查三处堤防，𠮷祥村段已加固。");
    browser.click(".days button[type=submit]");
    browser.awaitText("记事已保存");
    browser.await("input[name=files]").sendKeys(script.toString());
    browser.click("#upload button[type=submit]");
    browser.awaitText("脚本.jpg：只能上传JPEG、PNG照片和PDF");
    browser.open("/me/week");
    browser.await("input[name=files]").sendKeys(photo.toString());
    browser.click("#upload button[type=submit]");
    browser.awaitText("拍摄于2026年10月12日 10:31，位置北纬30.12345°、东经104.5°");
    assertPictureIsShown(browser);
    browser.picture("my-week");

    browser.openTask(cast.taskOf("A1", "task_fillLog").getId());
    browser.awaitText("每日记事已带入");
    assertThat(browser.field("本周做了什么", 0).getDomProperty("value"))
        .isEqualTo("10月8日（周四）巡查三处堤防，𠮷祥村段已加固。");
    browser.completeTask();
    for (String officer : new String[] {"A2", "A3"}) {
      cast.complete(
          cast.taskOf(officer, "task_fillLog"), Map.of("action", "FILE", "content", "清淤。"));
    }

    clock.moveTo("2026-10-13T18:01");
    browser.logIn("D1");
    browser.openTask(cast.taskOf("D1", "task_reviewTeam").getId());
    browser.awaitText("记事与佐证（1件）");
    browser.picture("team-review-evidence");
    String link =
        browser
            .driver()
            .findElement(By.partialLinkText("记事与佐证（1件）"))
            .getDomProperty("href")
            .replaceFirst("^https?://[^/]+", "");
    assertThat(link).isEqualTo("/weeks/2026-W41/A1");
    browser.open(link);
    browser.awaitText("巡查三处堤防，𠮷祥村段已加固。");
    assertPictureIsShown(browser);
    assertThat(browser.isShown("#upload")).isFalse();
    browser.picture("week-of-an-officer");
  }

  private static void assertPictureIsShown(Browser browser) {
    browser.until(
        "the small picture",
        () ->
            Long.valueOf(240)
                .equals(
                    browser.script("return document.querySelector('.pictures img').naturalWidth")));
  }
}
