package io.saima.evidence;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files in a folder of this machine, or of one that all nodes share. */
final class FolderStore implements FileStore {

  private final Path folder;

  FolderStore(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public void put(String key, Path file) throws IOException {
    Path target = folder.resolve(key);
    Files.createDirectories(target.getParent());
    Path half = Files.createTempFile(target.getParent(), "half-", ".tmp");
    try {
      Files.copy(file, half, StandardCopyOption.REPLACE_EXISTING);
      Files.move(half, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  @Override
  public InputStream open(String key) throws IOException {
    try {
      return Files.newInputStream(folder.resolve(key));
    } catch (NoSuchFileException e) {
      throw new FileNotFoundException(key);
    }
  }

  @Override
  public void delete(String key) throws IOException {
    Files.deleteIfExists(folder.resolve(key));
  }
}
