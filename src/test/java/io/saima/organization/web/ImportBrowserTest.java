package io.saima.organization.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.organization.Leaves;
import io.saima.support.Browser;
import io.saima.support.BrowserTest;
import io.saima.support.TestCounty;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The organization department brings a file in a browser, mends it, and brings it again. */
@BrowserTest
class ImportBrowserTest {

  @Autowired TestCounty county;
  @Autowired Leaves leaves;

  @BeforeEach
  void aCounty() {
    county.small();
  }

  @Test
  void aFaultIsShownAndTheMendedFileIsTaken(Browser browser, @TempDir Path folder)
      throws Exception {
    String title = "officer_id,from_date,to_date,kind\n";
    Path file = folder.resolve("leave.csv");

    browser.logIn("Z1");
    browser.open("/imports");
    Files.writeString(file, title + "A1,2026-10-09,2026-10-08,年休假\n");
    bring(browser, file);
    browser.awaitText("有错误，未导入");
    browser.awaitText("leave.csv");
    browser.picture("import-refused");
    assertThat(leaves.count()).isZero();

    browser.open("/imports");
    Files.writeString(file, title + "A1,2026-10-08,2026-10-09,年休假\n");
    bring(browser, file);
    browser.awaitText("全部文件已导入");
    assertThat(leaves.count()).isEqualTo(1);
    browser.open("/imports");
    browser.picture("imports");
  }

  private static void bring(Browser browser, Path file) {
    browser.await("input[name=files]").sendKeys(file.toString());
    browser.click("#upload button[type=submit]");
  }
}
