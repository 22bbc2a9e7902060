package io.saima.organization.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.saima.engine.RunningServers;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code java -jar saima.jar import <folder>}: the same import without a web server. The answer
 * goes to the standard output, everything else to the standard error.
 */
public final class ImportCommand {

  /** The profile under which nothing but the import runs. */
  public static final String PROFILE = "import";

  /** H2: the file is open in another process. */
  private static final int DATABASE_IN_USE = 90020;

  private final Class<?> application;
  private final PrintStream out;
  private final PrintStream err;

  public ImportCommand(Class<?> application) {
    this(
        application,
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
  }

  ImportCommand(Class<?> application, PrintStream out, PrintStream err) {
    this.application = application;
    this.out = out;
    this.err = err;
  }

  /** Whether the arguments of the program ask for an import. */
  public static boolean isAskedFor(String... args) {
    return args.length > 0 && args[0].equals("import");
  }

  /** The exit code of the program: 0 if every file was taken. */
  public int run(String... args) {
    List<String> folders =
        Arrays.stream(args).skip(1).filter(arg -> !arg.startsWith("--")).toList();
    if (folders.size() != 1 || !Files.isDirectory(Path.of(folders.get(0)))) {
      err.println("用法：java -jar saima.jar import <存放CSV文件的文件夹>");
      return 1;
    }
    List<ImportFile> files = filesIn(Path.of(folders.get(0)));
    if (files.isEmpty()) {
      err.println("文件夹“" + folders.get(0) + "”里没有CSV文件。");
      return 1;
    }
    System.setOut(err);
    SpringApplication spring = new SpringApplication(application);
    spring.setWebApplicationType(WebApplicationType.NONE);
    spring.setAdditionalProfiles(PROFILE);
    spring.setBannerMode(Banner.Mode.OFF);
    spring.setLazyInitialization(true);
    spring.setRegisterShutdownHook(false);
    String[] settings =
        Arrays.stream(args).filter(arg -> arg.startsWith("--")).toArray(String[]::new);
    try (ConfigurableApplicationContext context = spring.run(settings)) {
      if (context.getBean(RunningServers.class).any()) {
        return refuseBesideServer();
      }
      ImportAnswer answer = context.getBean(Imports.class).take(files);
      out.println(
          JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(answer));
      return answer.taken() ? 0 : 1;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    } catch (RuntimeException e) {
      if (!databaseInUse(e)) {
        throw e;
      }
      return refuseBesideServer();
    }
  }

  private int refuseBesideServer() {
    err.println(
        """
        数据库正被运行中的Saima使用，不能同时从命令行导入。请改用HTTP接口，例如：
        curl -u organization -F files=@units.csv -F files=@officers.csv http://localhost:8080/api/imports
        或先停止Saima，再重新运行本命令（服务器若是异常中止，请等半分钟）。""");
    return 1;
  }

  private static List<ImportFile> filesIn(Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths
          .filter(path -> path.getFileName().toString().endsWith(".csv"))
          .filter(Files::isRegularFile)
          .map(path -> new ImportFile(path.getFileName().toString(), path))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException("文件夹“" + folder + "”不能读取", e);
    }
  }

  private static boolean databaseInUse(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getErrorCode() == DATABASE_IN_USE) {
        return true;
      }
    }
    return false;
  }
}
