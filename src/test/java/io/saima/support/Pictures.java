package io.saima.support;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** Photographs as phones make them: pixels, and around them what their owner does not see. */
public final class Pictures {

  /** Stands in the photographs' hidden parts. */
  public static final String MARKER = "MARKER-CAMERA";

  private Pictures() {}

  /** A picture whose left half is red and whose right half is blue, in ImageIO's format. */
  public static byte[] plain(String format, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setColor(Color.RED);
    canvas.fillRect(0, 0, width / 2, height);
    canvas.setColor(Color.BLUE);
    canvas.fillRect(width / 2, 0, width - width / 2, height);
    canvas.dispose();
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, format, bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A JPEG taken on 2026-10-12 10:31:05 at 30°7'24.42"N 104°30'E, with the marker as the camera's
   * make, in a comment and after its end.
   *
   * @param orientation which way it was held, 1 to 8
   */
  public static byte[] taken(int width, int height, int orientation) {
    byte[] plain = plain("jpeg", width, height);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(plain, 0, 2);
    segment(bytes, 0xE1, exif(orientation));
    segment(bytes, 0xFE, MARKER.getBytes(StandardCharsets.US_ASCII));
    bytes.write(plain, 2, plain.length - 2);
    bytes.writeBytes(MARKER.getBytes(StandardCharsets.US_ASCII));
    return bytes.toByteArray();
  }

  private static void segment(ByteArrayOutputStream bytes, int marker, byte[] content) {
    bytes.write(0xFF);
    bytes.write(marker);
    bytes.write(content.length + 2 >> 8);
    bytes.write(content.length + 2);
    bytes.writeBytes(content);
  }

  private static byte[] exif(int orientation) {
    ByteBuffer tiff = ByteBuffer.allocate(216).order(ByteOrder.LITTLE_ENDIAN);
    tiff.put(new byte[] {'I', 'I', 42, 0}).putInt(8);
    tiff.putShort((short) 4);
    entry(tiff, 0x010F, 2, 14, 62);
    entry(tiff, 0x0112, 3, 1, orientation);
    entry(tiff, 0x8769, 4, 1, 76);
    entry(tiff, 0x8825, 4, 1, 114);
    tiff.putInt(0);
    tiff.put(MARKER.getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
    tiff.putShort((short) 1);
    entry(tiff, 0x9003, 2, 20, 94);
    tiff.putInt(0);
    tiff.put("2026:10:12 10:31:05".getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
    tiff.putShort((short) 4);
    entry(tiff, 1, 2, 2, 'N');
    entry(tiff, 2, 5, 3, 168);
    entry(tiff, 3, 2, 2, 'E');
    entry(tiff, 4, 5, 3, 192);
    tiff.putInt(0);
    tiff.putInt(30).putInt(1).putInt(7).putInt(1).putInt(2442).putInt(100);
    tiff.putInt(104).putInt(1).putInt(30).putInt(1).putInt(0).putInt(1);
    byte[] head = {'E', 'x', 'i', 'f', 0, 0};
    return ByteBuffer.allocate(head.length + 216).put(head).put(tiff.array()).array();
  }

  private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
    tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }
}
