package io.saima.organization.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The folder below {@code SAIMA_HOME} where files lie while they are imported. */
@Component
public class Spool {

  private final Path folder;

  Spool(@Value("${saima.home}") String home) {
    this.folder = Path.of(home).toAbsolutePath().normalize().resolve("tmp");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("SAIMA_HOME is not writable: " + folder, e);
    }
  }

  public Path folder() {
    return folder;
  }

  /** A new folder for the files of one upload; whoever asked for it removes it. */
  public Path newFolder() throws IOException {
    return Files.createTempDirectory(folder, "import-");
  }
}
