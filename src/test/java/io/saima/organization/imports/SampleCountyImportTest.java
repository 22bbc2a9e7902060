package io.saima.organization.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.organization.Officers;
import io.saima.organization.imports.ImportAnswer.FileAnswer;
import io.saima.organization.imports.ImportAnswer.Status;
import io.saima.support.SaimaTest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SaimaTest
class SampleCountyImportTest {

  @Autowired Imports imports;
  @Autowired Officers officers;

  @Test
  void theSampleCountyIsTakenAndASecondTimeChangesNothing() {
    List<ImportFile> files =
        ImportTable.ORDER.stream()
            .map(
                table ->
                    new ImportFile(
                        table + ".csv", Path.of("src/main/resources/demo/county", table + ".csv")))
            .toList();
    ImportAnswer first = imports.take(files);
    assertThat(first.errors()).isEmpty();
    assertThat(first.files())
        .extracting(FileAnswer::changed)
        .containsExactly(
            85L, 1200L, 625L, 30L, 62L, 321L, 2304L, 304L, 16253L, 14212L, 5999L, 4000L, 9L, 31L,
            12L);
    assertThat(officers.findById("LX000001"))
        .hasValueSatisfying(o -> assertThat(o.name()).isEqualTo("萧红欣"));
    ImportAnswer second = imports.take(files);
    assertThat(second.files())
        .allSatisfy(
            file -> {
              assertThat(file.status()).isEqualTo(Status.TAKEN);
              assertThat(file.changed()).isZero();
              assertThat(file.unchanged()).isPositive();
            });
  }
}
