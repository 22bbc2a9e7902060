package io.saima.evidence;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saima.support.Pdfs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PdfCheckTest {

  @TempDir Path folder;

  @Test
  void anOrdinaryDocumentPassesWithItsLinksAndPictures() {
    PDActionURI link = new PDActionURI();
    link.setURI("https://example.org/");
    byte[] pdf =
        Pdfs.with(
            document -> {
              PDAnnotationLink annotation = new PDAnnotationLink();
              annotation.setAction(link);
              document.getPage(0).setAnnotations(List.of(annotation));
              document
                  .getPage(0)
                  .setContents(
                      new PDStream(
                          document,
                          new ByteArrayInputStream("0 0 m".getBytes(StandardCharsets.US_ASCII)),
                          COSName.FLATE_DECODE));
            });
    assertThatCode(() -> check(pdf)).doesNotThrowAnyException();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("active")
  void whatActsByItselfIsRefusedByName(String what, byte[] pdf) {
    assertThatThrownBy(() -> check(pdf))
        .isInstanceOf(EvidenceRefused.class)
        .hasMessageContaining(what);
  }

  static Stream<Arguments> active() {
    return Stream.of(
        Arguments.of(
            "脚本（JavaScript）",
            Pdfs.with(
                document ->
                    document
                        .getDocumentCatalog()
                        .setOpenAction(new PDActionJavaScript("app.alert(1)")))),
        Arguments.of(
            "启动程序",
            Pdfs.with(
                document -> {
                  PDAnnotationLink link = new PDAnnotationLink();
                  link.setAction(new PDActionLaunch());
                  document.getPage(0).setAnnotations(List.of(link));
                })),
        Arguments.of(
            "嵌入的附件",
            Pdfs.with(
                document -> {
                  PDComplexFileSpecification file = new PDComplexFileSpecification();
                  file.setFile("run.exe");
                  file.setEmbeddedFile(
                      new PDEmbeddedFile(
                          document, new ByteArrayInputStream(new byte[] {'M', 'Z'})));
                  PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
                  files.setNames(Map.of("run.exe", file));
                  PDDocumentNameDictionary names =
                      new PDDocumentNameDictionary(document.getDocumentCatalog());
                  names.setEmbeddedFiles(files);
                  document.getDocumentCatalog().setNames(names);
                })),
        Arguments.of(
            "动态表单",
            Pdfs.with(
                document -> {
                  COSDictionary form = new COSDictionary();
                  form.setItem("XFA", new COSString("x"));
                  document.getDocumentCatalog().getCOSObject().setItem("AcroForm", form);
                })),
        Arguments.of(
            "加了密",
            Pdfs.with(
                document ->
                    document.protect(
                        new StandardProtectionPolicy("owner", "user", new AccessPermission())))),
        Arguments.of(
            "加了密",
            Pdfs.with(
                document ->
                    document.protect(
                        new StandardProtectionPolicy("owner", "", new AccessPermission())))));
  }

  @Test
  void whatDoesNotOpenIsRefused() {
    byte[] pdf = Pdfs.plain();
    assertThatThrownBy(() -> check(Arrays.copyOf(pdf, pdf.length / 4)))
        .isInstanceOf(EvidenceRefused.class)
        .hasMessageContaining("打不开");
  }

  @Test
  void aBombIsRefusedBeforeItIsUnpacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater best = new Deflater(Deflater.BEST_COMPRESSION);
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed, best)) {
      byte[] nothing = new byte[1 << 20];
      for (int i = 0; i < 70; i++) {
        out.write(nothing);
      }
    }
    assertThatThrownBy(() -> check(stream("/FlateDecode", packed.toByteArray())))
        .isInstanceOf(EvidenceRefused.class)
        .hasMessageContaining("解压后太大");
    for (String filter :
        List.of("[/FlateDecode /FlateDecode]", "/LZWDecode", "/Fl#61teDecode", "9 0 R")) {
      assertThatThrownBy(() -> check(stream(filter, packed.toByteArray())))
          .as(filter)
          .isInstanceOf(EvidenceRefused.class)
          .hasMessageContaining("压缩方式");
    }
  }

  private static byte[] stream(String filter, byte[] content) throws IOException {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    pdf.writeBytes(
        "%%PDF-1.5\n1 0 obj\n<</Type/ObjStm/N 1/First 4/Length %d/Filter %s>>\nstream\n"
            .formatted(content.length, filter)
            .getBytes(StandardCharsets.ISO_8859_1));
    pdf.writeBytes(content);
    pdf.writeBytes("\nendstream\nendobj\n%%EOF".getBytes(StandardCharsets.ISO_8859_1));
    return pdf.toByteArray();
  }

  private void check(byte[] pdf) throws IOException {
    PdfCheck.check(Files.write(folder.resolve("file.pdf"), pdf));
  }
}
