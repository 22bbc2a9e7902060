package io.saima.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.support.Pictures;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoOriginTest {

  @TempDir Path folder;

  @Test
  void timePlaceAndOrientationAreRead() throws IOException {
    PhotoOrigin origin = of(Pictures.taken(80, 60, 6));
    assertThat(origin.takenAt()).contains(LocalDateTime.parse("2026-10-12T10:31:05"));
    assertThat(origin.position())
        .contains(
            new PhotoOrigin.Position(new BigDecimal("30.123450"), new BigDecimal("104.500000")));
    assertThat(origin.orientation()).isEqualTo(6);
  }

  @Test
  void whatIsMissingOrMakesNoSenseIsLeftOut() throws IOException {
    assertThat(of(Pictures.plain("jpeg", 80, 60))).isEqualTo(PhotoOrigin.UNKNOWN);
    assertThat(of(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}))
        .isEqualTo(PhotoOrigin.UNKNOWN);
    assertThat(of(Pictures.taken(80, 60, 9)).orientation()).isEqualTo(1);
  }

  private PhotoOrigin of(byte[] content) throws IOException {
    return PhotoOrigin.of(Files.write(folder.resolve("photo"), content));
  }
}
