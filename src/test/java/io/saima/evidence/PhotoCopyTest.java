package io.saima.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saima.support.Pictures;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhotoCopyTest {

  @TempDir Path folder;

  @Test
  void theCopyHasThePixelsAndNothingElse() throws IOException {
    Path photo = file(Pictures.taken(4000, 3000, 1));
    assertThat(text(photo)).contains("Exif").contains(Pictures.MARKER);

    copy(photo, "jpeg", 1);

    BufferedImage image = ImageIO.read(folder.resolve("copy").toFile());
    assertThat(image.getWidth()).isEqualTo(2560);
    assertThat(image.getHeight()).isEqualTo(1920);
    assertReddish(image.getRGB(100, 100));
    assertBluish(image.getRGB(2500, 1900));
    for (String name : new String[] {"copy", "thumbnail"}) {
      assertThat(text(folder.resolve(name)))
          .doesNotContain("Exif")
          .doesNotContain("MARKER")
          .doesNotContain("2026:10:12");
    }
    assertThat(ImageIO.read(folder.resolve("thumbnail").toFile()).getWidth()).isEqualTo(320);
  }

  /** Where the red half of a photograph lies once it is upright. */
  @ParameterizedTest
  @CsvSource({
    "1, 80, 60, 10, 30",
    "2, 80, 60, 70, 30",
    "3, 80, 60, 70, 30",
    "4, 80, 60, 10, 30",
    "5, 60, 80, 30, 10",
    "6, 60, 80, 30, 10",
    "7, 60, 80, 30, 70",
    "8, 60, 80, 30, 70"
  })
  void aPhotographIsTurnedUpright(int orientation, int width, int height, int redX, int redY)
      throws IOException {
    copy(file(Pictures.taken(80, 60, orientation)), "jpeg", orientation);
    BufferedImage image = ImageIO.read(folder.resolve("copy").toFile());
    assertThat(image.getWidth()).isEqualTo(width);
    assertThat(image.getHeight()).isEqualTo(height);
    assertReddish(image.getRGB(redX, redY));
    assertBluish(image.getRGB(width - 1 - redX, height - 1 - redY));
  }

  @Test
  void aSmallPictureIsNotBlownUpAndTransparencyBecomesWhite() throws IOException {
    BufferedImage clear = new BufferedImage(40, 30, BufferedImage.TYPE_INT_ARGB);
    Path photo = folder.resolve("clear.png");
    ImageIO.write(clear, "png", photo.toFile());
    copy(photo, "png", 1);
    BufferedImage image = ImageIO.read(folder.resolve("copy").toFile());
    assertThat(image.getWidth()).isEqualTo(40);
    assertThat(new Color(image.getRGB(20, 15))).isEqualTo(Color.WHITE);
  }

  @Test
  void aBombIsRefusedBeforeItIsUnpacked() throws IOException {
    byte[] png = Pictures.plain("png", 8, 8);
    // The header of 60,000 × 60,000 pixels on a few bytes.
    ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
    CRC32 sum = new CRC32();
    sum.update(png, 12, 17);
    ByteBuffer.wrap(png).putInt(29, (int) sum.getValue());
    Path bomb = file(png);
    assertThatThrownBy(() -> copy(bomb, "png", 1))
        .isInstanceOf(EvidenceRefused.class)
        .hasMessageContaining("有360000万像素，最多5000万像素");
  }

  @Test
  void whatIsBrokenIsRefusedWithAnAdvice() throws IOException {
    byte[] png = Pictures.plain("png", 400, 400);
    Path half = file(Arrays.copyOf(png, png.length / 2));
    assertThatThrownBy(() -> copy(half, "png", 1))
        .isInstanceOf(EvidenceRefused.class)
        .hasMessageContaining("读不出来");
    Path scans = file(endless());
    assertThatThrownBy(() -> copy(scans, "jpeg", 1))
        .isInstanceOf(EvidenceRefused.class)
        .hasMessageContaining("编码方式");
  }

  private static byte[] endless() {
    byte[] jpeg = Pictures.plain("jpeg", 8, 8);
    byte[] many = Arrays.copyOf(jpeg, jpeg.length + 400);
    for (int i = jpeg.length; i < many.length; i += 2) {
      many[i] = (byte) 0xFF;
      many[i + 1] = (byte) 0xDA;
    }
    return many;
  }

  private void copy(Path source, String format, int orientation) throws IOException {
    PhotoCopy.write(
        source, format, orientation, folder.resolve("copy"), folder.resolve("thumbnail"));
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(Files.createTempFile(folder, "photo", ""), content);
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }

  private static void assertReddish(int rgb) {
    assertThat(new Color(rgb).getRed()).isGreaterThan(200);
    assertThat(new Color(rgb).getBlue()).isLessThan(60);
  }

  private static void assertBluish(int rgb) {
    assertThat(new Color(rgb).getBlue()).isGreaterThan(200);
    assertThat(new Color(rgb).getRed()).isLessThan(60);
  }
}
