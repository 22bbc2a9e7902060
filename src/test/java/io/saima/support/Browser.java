package io.saima.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NotFoundException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TakesScreenshot;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chromium.HasCdp;
import org.openqa.selenium.support.ui.WebDriverWait;

/** What a person does in a browser: opens pages, logs in, reads, fills and clicks. */
public class Browser {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PASSWORD = "saima-demo";

  private final WebDriver driver;
  private final String address;

  Browser(WebDriver driver, String address) {
    this.driver = driver;
    this.address = address;
    driver.manage().window().setSize(new Dimension(1280, 900));
    driver.manage().deleteAllCookies();
  }

  public WebDriver driver() {
    return driver;
  }

  public void size(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
  }

  /** Makes every answer take this long, as on a slow line; 0 for none. */
  public void latency(Duration latency) {
    ((HasCdp) driver)
        .executeCdpCommand(
            "Network.emulateNetworkConditions",
            Map.of(
                "offline",
                false,
                "latency",
                latency.toMillis(),
                "downloadThroughput",
                -1,
                "uploadThroughput",
                -1));
  }

  /**
   * From now on every page remembers its faults: scripts that fail, and what the policy forbids.
   */
  public void watchFaults() {
    ((HasCdp) driver)
        .executeCdpCommand(
            "Page.addScriptToEvaluateOnNewDocument",
            Map.of(
                "source",
                "window.faults = [];"
                    + "addEventListener('error', e => faults.push(e.message));"
                    + "addEventListener('unhandledrejection', e => faults.push(`${e.reason}`));"
                    + "addEventListener('securitypolicyviolation',"
                    + " e => faults.push(`${e.violatedDirective} ${e.blockedURI}`));"));
  }

  /** Shows pages as on {@code print} or {@code screen}. */
  public void medium(String medium) {
    ((HasCdp) driver).executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", medium));
  }

  /** The faults of the page that is open. */
  public List<?> faults() {
    return (List<?>) script("return window.faults");
  }

  /** Opens a path of the application. */
  public void open(String path) {
    driver.get("about:blank");
    driver.get(address + path);
  }

  /** Logs in, after logging out whoever was there before. */
  public void logIn(String username) {
    driver.manage().deleteAllCookies();
    open("/login");
    type("input[name=username]", username);
    type("input[name=password]", PASSWORD);
    click("button[type=submit]");
    awaitPath("/");
  }

  /** Opens a task in Tasklist and waits for its form. */
  public void openTask(String taskId) {
    open("/camunda/app/tasklist/default/#/?task=" + taskId);
    await(".fjs-container .fjs-form");
  }

  /** Opens the start form of a process from Tasklist. */
  public void openStartForm(String process) {
    open("/camunda/app/tasklist/default/");
    clickText("发起流程");
    await(".modal-dialog .processes");
    clickText(process);
    await(".modal-dialog .fjs-container .fjs-form");
  }

  /** Starts a process with what was entered into its open start form. */
  public void start() {
    WebElement button = await(".modal-footer button.btn-primary");
    until("the process can be started", button::isEnabled);
    button.click();
    until("the process is started", () -> !isShown(".modal-dialog"));
  }

  /** Presses the button that completes the open task. */
  public void pressComplete() {
    WebElement button = completeButton();
    until("the form can be completed", button::isEnabled);
    scrollTo(button);
    button.click();
  }

  /** Completes the open task, and waits until it is done. */
  public void completeTask() {
    pressComplete();
    until("the task is completed", () -> !isShown(".fjs-container .fjs-form"));
  }

  public WebElement completeButton() {
    return await(".form-actions button.btn-primary");
  }

  /** The field with this label in the open form: the n-th one, counted from 0. */
  public WebElement field(String label, int index) {
    By labelled = By.xpath("//label[@for][starts-with(normalize-space(.), '" + label + "')]");
    until("field " + label, () -> driver.findElements(labelled).size() > index);
    String id = driver.findElements(labelled).get(index).getDomAttribute("for");
    return driver.findElement(By.id(id));
  }

  /** Replaces what a field holds. */
  public void fill(WebElement field, String text) {
    scrollTo(field);
    field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
    if (text.codePoints().anyMatch(Character::isSupplementaryCodePoint)) {
      // As an input method gives them: some chromedrivers refuse to type such characters.
      ((HasCdp) driver).executeCdpCommand("Input.insertText", Map.of("text", text));
    } else {
      field.sendKeys(text);
    }
  }

  public void type(String css, String text) {
    fill(await(css), text);
  }

  public void click(String css) {
    WebElement element = await(css);
    scrollTo(element);
    element.click();
  }

  /** Clicks the link with this text, as soon as the page has it. */
  public void follow(String text) {
    By link = By.linkText(text);
    until("link " + text, () -> !driver.findElements(link).isEmpty());
    WebElement found = driver.findElement(link);
    scrollTo(found);
    found.click();
  }

  public WebElement await(String css) {
    until(css, () -> isShown(css));
    return shown(css).get(0);
  }

  /** Clicks the link or button that reads so. */
  public void clickText(String text) {
    By words =
        By.xpath(
            "//*[self::a or self::button or self::span][normalize-space(text()[last()])='"
                + text
                + "']");
    until(
        text,
        () -> driver.findElements(words).stream().filter(WebElement::isDisplayed).count() > 0);
    WebElement found =
        driver.findElements(words).stream()
            .filter(WebElement::isDisplayed)
            .findFirst()
            .orElseThrow();
    scrollTo(found);
    found.click();
  }

  public void awaitText(String text) {
    until("text " + text, () -> text().contains(text));
  }

  public void awaitPath(String path) {
    until("page " + path, () -> path().equals(path));
  }

  public String path() {
    String url = driver.getCurrentUrl();
    return url.startsWith(address)
        ? url.substring(address.length()).replaceFirst("[?#].*", "")
        : url;
  }

  public boolean isShown(String css) {
    return !shown(css).isEmpty();
  }

  private List<WebElement> shown(String css) {
    return driver.findElements(By.cssSelector(css)).stream()
        .filter(WebElement::isDisplayed)
        .toList();
  }

  /** All text that the page shows. */
  public String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  public Object script(String javascript, Object... arguments) {
    return ((JavascriptExecutor) driver).executeScript(javascript, arguments);
  }

  /** Waits for something that comes about by itself. */
  public void until(String what, BooleanSupplier condition) {
    new WebDriverWait(driver, PATIENCE)
        .withMessage(what)
        .ignoring(StaleElementReferenceException.class, NotFoundException.class)
        .until(ignored -> condition.getAsBoolean());
  }

  private void scrollTo(WebElement element) {
    script("arguments[0].scrollIntoView({block: 'center'})", element);
  }

  /** Keeps a picture of the page below {@code target/screenshots}. */
  public void picture(String name) {
    picture((TakesScreenshot) driver, name);
  }

  static void picture(TakesScreenshot driver, String name) {
    try {
      Path folder = Files.createDirectories(Path.of("target", "screenshots"));
      Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Marks the entry of a group of choices that reads so. */
  public void mark(String label) {
    By choice = By.xpath("//label[contains(@class,'fjs-')][normalize-space(.)='" + label + "']");
    until("choice " + label, () -> !driver.findElements(choice).isEmpty());
    WebElement found = driver.findElement(choice);
    scrollTo(found);
    found.click();
  }

  /** Chooses an entry of the form's {@code index}-th list. */
  public void choose(int index, String label) {
    WebElement select =
        driver().findElements(By.cssSelector(".fjs-form-field-select .fjs-input-group")).get(index);
    script("arguments[0].scrollIntoView({block: 'center'})", select);
    select.click();
    By entry =
        By.xpath(
            "//*[contains(@class,'fjs-dropdownlist-item')][normalize-space(.)='" + label + "']");
    until("option " + label, () -> !driver().findElements(entry).isEmpty());
    driver().findElement(entry).click();
  }
}
