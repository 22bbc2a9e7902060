package io.saima.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** PDFs for tests, with just what a test is about. */
public final class Pdfs {

  private Pdfs() {}

  /** Does something to a document. */
  public interface Change {
    void apply(PDDocument document) throws IOException;
  }

  /** One empty page. */
  public static byte[] plain() {
    return with(document -> {});
  }

  /** One empty page, and what is added to it. */
  public static byte[] with(Change change) {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      change.apply(document);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
