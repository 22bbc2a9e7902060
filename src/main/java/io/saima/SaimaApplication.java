package io.saima;

import io.saima.organization.imports.ImportCommand;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Saima: the one place where the whole application is put together. */
@SpringBootApplication
public class SaimaApplication {

  public static void main(String[] args) {
    // Before anything else: database drivers and the engine remember the zone they first see.
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
    if (ImportCommand.isAskedFor(args)) {
      System.exit(new ImportCommand(SaimaApplication.class).run(args));
    }
    SpringApplication.run(SaimaApplication.class, args);
  }
}
