package io.saima.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The packaged jar, run as an operator runs it: a JVM of its own with a folder for its data. */
public final class SaimaJar {

  private static final Duration READY = Duration.ofSeconds(120);
  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

  private final Path folder;
  private final Map<String, String> environment;

  /**
   * @param folder where its data and what it prints lie
   * @param environment set for its JVM besides {@code SAIMA_HOME}
   */
  public SaimaJar(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** What a command that has ended printed. */
  public record Ended(int exitCode, String out, String err) {}

  /**
   * A server that answers.
   *
   * @param log the file of what it prints
   */
  public record Server(Process process, String address, Path log) implements AutoCloseable {

    /** Somebody who has not been here before. */
    public Client client() {
      return new Client(address);
    }

    /** What it printed so far. */
    public String printed() {
      return read(log);
    }

    /** Stops it as a service manager does. */
    public void stop() {
      process.destroy();
      await(process);
    }

    /** Ends it as a power cut does. */
    public void kill() {
      process.destroyForcibly();
      await(process);
    }

    @Override
    public void close() {
      kill();
    }
  }

  /**
   * Starts a server on a free port and waits until it has looked what fell due: whoever sends it a
   * county earlier may be overtaken by that look between two files.
   */
  public Server serve(String... arguments) {
    Path log = folder.resolve("server.log");
    Process process = start(log, log, "--server.port=0", arguments);
    try {
      Awaitility.await("ready in " + log)
          .atMost(READY)
          .until(() -> !process.isAlive() || read(log).contains("Ready: "));
      Matcher port = PORT.matcher(read(log));
      assertThat(port.find()).as(() -> "the server started: " + read(log)).isTrue();
      Server server = new Server(process, "http://localhost:" + port.group(1), log);
      assertThat(server.client().get("/login").status()).isEqualTo(200);
      return server;
    } catch (Throwable failure) {
      process.destroyForcibly();
      throw failure;
    }
  }

  /** Runs a command, or a server that is not expected to stay, to its end. */
  public Ended run(String... arguments) {
    Path out = folder.resolve("command.out");
    Path err = folder.resolve("command.err");
    Process process = start(out, err, null, arguments);
    int exitCode = await(process);
    return new Ended(exitCode, read(out), read(err));
  }

  private Process start(Path out, Path err, String option, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-jar",
                System.getProperty("saima.jar")));
    command.addAll(List.of(arguments));
    if (option != null) {
      command.add(option);
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("SAIMA_") || name.startsWith("SPRING_"));
    builder.environment().put("SAIMA_HOME", folder.resolve("home").toString());
    builder.environment().putAll(environment);
    builder.redirectOutput(out.toFile());
    if (out.equals(err)) {
      builder.redirectErrorStream(true);
    } else {
      builder.redirectError(err.toFile());
    }
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int await(Process process) {
    try {
      if (!process.waitFor(READY.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("Still running after " + READY);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
