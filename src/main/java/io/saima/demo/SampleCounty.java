package io.saima.demo;

import io.saima.organization.Officers;
import io.saima.organization.imports.ImportAnswer;
import io.saima.organization.imports.ImportFile;
import io.saima.organization.imports.ImportTable;
import io.saima.organization.imports.Imports;
import io.saima.organization.imports.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Fills an empty demo with the sample county, before the launchers look what is due. */
@Component
@Profile("demo & !import")
@ConditionalOnExpression("'${saima.demo.data:county}' != 'none'")
@Order(Ordered.HIGHEST_PRECEDENCE)
class SampleCounty implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(SampleCounty.class);

  private final Officers officers;
  private final Imports imports;
  private final Spool spool;
  private final Movements movements;

  SampleCounty(Officers officers, Imports imports, Spool spool, Movements movements) {
    this.officers = officers;
    this.imports = imports;
    this.spool = spool;
    this.movements = movements;
  }

  @Override
  public void run(ApplicationArguments args) throws IOException {
    if (officers.count() > 0) {
      return;
    }
    Path folder = spool.newFolder();
    try {
      List<ImportFile> files = new ArrayList<>();
      for (String table : ImportTable.ORDER) {
        String name = table + ".csv";
        Path file = folder.resolve(name);
        try (InputStream content = new ClassPathResource("demo/county/" + name).getInputStream()) {
          Files.copy(content, file);
        }
        files.add(new ImportFile(name, file));
      }
      ImportAnswer answer = imports.take(files);
      if (!answer.taken()) {
        throw new IllegalStateException("The sample county was refused: " + answer.errors());
      }
      movements.enter();
      LOG.info("The sample county is there: {} officers", officers.count());
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }
}
