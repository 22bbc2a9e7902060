package io.saima.support;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Finds Chromium, starts it once for all browser tests, and keeps a picture of what failed. */
class BrowserExtension
    implements ExecutionCondition, ParameterResolver, AfterTestExecutionCallback {

  private static ChromeDriver driver;

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (program("chromium", "chromium-browser", "google-chrome").isPresent()
        && program("chromedriver").isPresent()) {
      return ConditionEvaluationResult.enabled("Chromium is installed");
    }
    String why = "Chromium and chromedriver are not installed";
    if (List.of(System.getProperty("saima.required", "").split(",")).contains("browser")) {
      throw new IllegalStateException(why + ", but -Dsaima.required asks for a browser");
    }
    return ConditionEvaluationResult.disabled(why);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browser.class;
  }

  @Override
  public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
    String port =
        SpringExtension.getApplicationContext(context)
            .getEnvironment()
            .getRequiredProperty("local.server.port");
    return new Browser(driver(), "http://localhost:" + port);
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isPresent() && driver != null) {
      Browser.picture(
          driver,
          context.getRequiredTestClass().getSimpleName()
              + "-"
              + context.getRequiredTestMethod().getName());
    }
  }

  private static synchronized ChromeDriver driver() {
    if (driver == null) {
      ChromeOptions options = new ChromeOptions();
      options.setBinary(
          program("chromium", "chromium-browser", "google-chrome").orElseThrow().toFile());
      options.addArguments(
          "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--lang=zh-CN");
      ChromeDriverService service =
          new ChromeDriverService.Builder()
              .usingDriverExecutable(program("chromedriver").orElseThrow().toFile())
              .withEnvironment(Map.of("TZ", "Asia/Shanghai"))
              .build();
      driver = new ChromeDriver(service, options);
      Runtime.getRuntime().addShutdownHook(new Thread(driver::quit));
    }
    return driver;
  }

  private static Optional<Path> program(String... names) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(names)
        .flatMap(
            name ->
                Arrays.stream(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
        .filter(file -> file.toFile().canExecute())
        .findFirst();
  }
}
