package io.saima.organization.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.organization.imports.ImportAnswer.FileAnswer;
import io.saima.support.SaimaTest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Files of several batches; {@link LargeCounty} tells how the full size is measured. */
@SaimaTest
class LargeImportTest {

  @Autowired Imports imports;
  @TempDir Path folder;

  @Test
  void filesOfManyBatchesAreTakenOnceAndRecognisedAgain() {
    List<ImportFile> files = LargeCounty.write(folder, 280);
    assertThat(imports.take(files).files())
        .extracting(FileAnswer::changed)
        .containsExactly(20L, 280L, 2L, 20L, 100L, 3900L, 3920L);
    assertThat(imports.take(files).files())
        .extracting(FileAnswer::unchanged)
        .containsExactly(20L, 280L, 2L, 20L, 100L, 3900L, 3920L);
  }
}
