package io.saima.evidence;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.FileImageOutputStream;

/**
 * A photograph made anew from its pixels, upright and large enough to read a notice on it: what
 * else the file held does not come along. Memory is bounded before anything is decoded.
 */
final class PhotoCopy {

  private static final long MOST_PIXELS = 50_000_000;
  private static final long DECODED_PIXELS = 16_000_000;
  private static final int EDGE = 2560;
  private static final int THUMBNAIL_EDGE = 320;
  private static final float QUALITY = 0.85f;

  /** A progressive photograph has about ten; hundreds keep a server busy for hours. */
  private static final int MOST_SCANS = 100;

  private PhotoCopy() {}

  /**
   * Writes a JPEG of at most 2560 pixels on its longer side, and a small one of 320.
   *
   * @param format {@code jpeg} or {@code png}, as the content says
   * @throws EvidenceRefused if it is too large or cannot be read
   */
  static void write(Path source, String format, int orientation, Path copy, Path thumbnail)
      throws IOException {
    if (format.equals("jpeg")) {
      refuseEndlessScans(source);
    }
    BufferedImage decoded;
    try {
      decoded = decode(source, format);
    } catch (IIOException | RuntimeException e) {
      if (e instanceof EvidenceRefused refused) {
        throw refused;
      }
      throw new EvidenceRefused("这张照片读不出来：文件可能不完整，请重新拍摄或另存为普通的JPEG后再传。", e);
    }
    BufferedImage upright = upright(scaled(opaque(decoded), EDGE), orientation);
    writeJpeg(upright, copy);
    writeJpeg(scaled(upright, THUMBNAIL_EDGE), thumbnail);
  }

  private static void refuseEndlessScans(Path source) throws IOException {
    byte[] content = Files.readAllBytes(source);
    int scans = 0;
    for (int i = 1; i < content.length; i++) {
      if (content[i - 1] == (byte) 0xFF && content[i] == (byte) 0xDA) {
        scans++;
      }
    }
    if (scans > MOST_SCANS) {
      throw new EvidenceRefused("这张照片的编码方式不能处理，请另存为普通的JPEG后再传。");
    }
  }

  private static BufferedImage decode(Path source, String format) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
    try (FileImageInputStream content = new FileImageInputStream(source.toFile())) {
      reader.setInput(content, true, true);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels > MOST_PIXELS) {
        throw new EvidenceRefused("这张照片有%d万像素，最多5000万像素；请调低拍摄尺寸或压缩后再传。".formatted(pixels / 10_000));
      }
      int step = (int) Math.ceil(Math.sqrt((double) pixels / DECODED_PIXELS));
      ImageReadParam reading = reader.getDefaultReadParam();
      // An image much longer than wide keeps at least one line.
      reading.setSourceSubsampling(
          Math.min(step, reader.getWidth(0)), Math.min(step, reader.getHeight(0)), 0, 0);
      return reader.read(0, reading);
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage opaque(BufferedImage image) {
    BufferedImage rgb =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = rgb.createGraphics();
    canvas.drawImage(image, 0, 0, Color.WHITE, null);
    canvas.dispose();
    return rgb;
  }

  /** Halves as long as that stays above the size wanted, so that no pixel is passed over. */
  private static BufferedImage scaled(BufferedImage image, int edge) {
    BufferedImage result = image;
    while (Math.max(result.getWidth(), result.getHeight()) > edge) {
      double wanted = (double) edge / Math.max(result.getWidth(), result.getHeight());
      double factor = Math.max(0.5, wanted);
      int width = (int) Math.max(1, Math.round(result.getWidth() * factor));
      int height = (int) Math.max(1, Math.round(result.getHeight() * factor));
      BufferedImage smaller = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      Graphics2D canvas = smaller.createGraphics();
      canvas.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      canvas.drawImage(result, 0, 0, width, height, null);
      canvas.dispose();
      result = smaller;
    }
    return result;
  }

  private static BufferedImage upright(BufferedImage image, int orientation) {
    int w = image.getWidth();
    int h = image.getHeight();
    AffineTransform turn =
        switch (orientation) {
          case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
          case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
          case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
          case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
          case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
          case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
          case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
          default -> new AffineTransform();
        };
    if (turn.isIdentity()) {
      return image;
    }
    boolean onItsSide = orientation >= 5;
    BufferedImage turned =
        new BufferedImage(onItsSide ? h : w, onItsSide ? w : h, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = turned.createGraphics();
    canvas.drawImage(image, turn, null);
    canvas.dispose();
    return turned;
  }

  private static void writeJpeg(BufferedImage image, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    Files.deleteIfExists(file);
    try (FileImageOutputStream out = new FileImageOutputStream(file.toFile())) {
      ImageWriteParam writing = writer.getDefaultWriteParam();
      writing.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      writing.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), writing);
    } finally {
      writer.dispose();
    }
  }
}
