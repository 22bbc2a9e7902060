package io.saima.evidence;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Measures the compressed streams of a PDF before a library unpacks them into memory: a few
 * kilobytes can hold gigabytes.
 */
final class PdfStreams {

  private static final long MOST_BYTES_EACH = 64L << 20;
  private static final long MOST_BYTES = 512L << 20;
  private static final int MOST_STREAMS = 20_000;
  private static final int LONGEST_DICTIONARY = 8192;

  private static final Pattern START = Pattern.compile("(?<!end)stream *(?:\\r\\n|\\r|\\n)?");
  private static final Pattern FILTER =
      Pattern.compile(
          "/(?:Filter|F)(?![A-Za-z0-9])\\s*(\\[[^\\]]*\\]?|/[^\\s/<>\\[\\]()]+|\\d+\\s+\\d+\\s+R)");
  private static final Pattern ESCAPED_NAME = Pattern.compile("/[^\\s/<>\\[\\]()]*#");

  /** One deflated layer at most, around nothing or around a picture. */
  private static final Pattern MEASURABLE =
      Pattern.compile(
          "\\[?\\s*(?:/(?:FlateDecode|Fl)\\s*)?"
              + "(?:/(?:DCTDecode|DCT|JPXDecode|CCITTFaxDecode|CCF|JBIG2Decode)\\s*)?\\]?");

  private PdfStreams() {}

  /**
   * Passes if every stream unpacks to no more than an honest file of 10 MB needs.
   *
   * @throws EvidenceRefused if one unpacks to more, or is packed in a way that cannot be measured
   */
  static void measure(byte[] pdf) {
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    Matcher start = START.matcher(text);
    Inflater inflater = new Inflater();
    try {
      long total = 0;
      for (int streams = 1; start.find(); streams++) {
        requireMeasurable(dictionary(text, start.start()));
        total += unpacked(inflater, pdf, start.end());
        if (total > MOST_BYTES || streams > MOST_STREAMS) {
          throw tooLarge();
        }
      }
    } finally {
      inflater.end();
    }
  }

  private static String dictionary(String text, int end) {
    String before = text.substring(Math.max(0, end - LONGEST_DICTIONARY), end);
    int object = before.lastIndexOf("obj");
    if (object < 0) {
      throw notMeasurable();
    }
    return before.substring(object);
  }

  private static void requireMeasurable(String dictionary) {
    if (ESCAPED_NAME.matcher(dictionary).find()) {
      throw notMeasurable();
    }
    Matcher filter = FILTER.matcher(dictionary);
    while (filter.find()) {
      if (!MEASURABLE.matcher(filter.group(1)).matches()) {
        throw notMeasurable();
      }
    }
  }

  /** How many bytes come out; of what is not deflated, none. */
  private static long unpacked(Inflater inflater, byte[] pdf, int from) {
    byte[] buffer = new byte[1 << 16];
    inflater.reset();
    inflater.setInput(pdf, from, pdf.length - from);
    try {
      while (inflater.inflate(buffer) > 0) {
        if (inflater.getBytesWritten() > MOST_BYTES_EACH) {
          throw tooLarge();
        }
      }
    } catch (DataFormatException e) {
      // Another reader gets no further either.
      return inflater.getBytesWritten();
    }
    return inflater.getBytesWritten();
  }

  private static EvidenceRefused tooLarge() {
    return new EvidenceRefused("这个PDF解压后太大，请降低扫描分辨率或减少页数后再传。");
  }

  private static EvidenceRefused notMeasurable() {
    return new EvidenceRefused("这个PDF用了不支持的压缩方式，请用“打印为PDF”重新生成后再传。");
  }
}
