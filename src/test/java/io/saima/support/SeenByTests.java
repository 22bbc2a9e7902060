package io.saima.support;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/**
 * What the tests of one build have come across, whichever JVM ran them: each JVM keeps a file of
 * it, and the test that runs last reads them all. Outside a build nothing is kept.
 */
final class SeenByTests {

  private final Path folder;
  private final Set<String> mine = new ConcurrentSkipListSet<>();

  /**
   * @param what the name of the folder
   */
  SeenByTests(String what) {
    String build = System.getProperty("saima.test.build", "");
    folder = build.isEmpty() ? null : Path.of("target", "seen-by-tests", build, what);
  }

  void add(Collection<String> seen) {
    if (folder == null) {
      return;
    }
    Set<String> now = new TreeSet<>(seen);
    now.removeIf(one -> !mine.add(one));
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(ProcessHandle.current().pid() + ".txt"), now, CREATE, APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In order; empty outside a build. */
  Set<String> all() {
    Set<String> all = new TreeSet<>();
    if (folder == null || !Files.isDirectory(folder)) {
      return all;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        all.addAll(Files.readAllLines(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }
}
