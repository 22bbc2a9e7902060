package io.saima.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * Lets only those PDFs pass that open, hide nothing from the reader and do nothing by themselves.
 */
final class PdfCheck {

  private static final String SCRIPT = "脚本（JavaScript）";
  private static final String ATTACHMENT = "嵌入的附件";
  private static final String MEDIA = "音视频或三维内容";
  private static final String FORM = "动态表单（XFA）";
  private static final String LAUNCH = "启动程序或打开其他文件的动作";
  private static final String SENDING = "向外发送数据的动作";

  /** Entries that no dictionary may have. */
  private static final Map<String, String> ENTRIES =
      Map.of(
          "JS", SCRIPT,
          "JavaScript", SCRIPT,
          "EmbeddedFiles", ATTACHMENT,
          "EF", ATTACHMENT,
          "AF", ATTACHMENT,
          "RichMediaContent", MEDIA,
          "XFA", FORM);

  /** Actions that no dictionary may name as its kind. */
  private static final Map<String, String> ACTIONS =
      Map.of(
          "JavaScript", SCRIPT,
          "Launch", LAUNCH,
          "GoToR", LAUNCH,
          "GoToE", LAUNCH,
          "ImportData", LAUNCH,
          "SubmitForm", SENDING,
          "Rendition", MEDIA,
          "Movie", MEDIA,
          "Sound", MEDIA);

  /** More than any honest file of 10 MB has. */
  private static final int MOST_OBJECTS = 500_000;

  private PdfCheck() {}

  /**
   * Passes if the file is a PDF that opens and does nothing by itself. What must be unpacked lies
   * beside the file meanwhile.
   *
   * @throws EvidenceRefused otherwise, with a sentence that says what is wrong
   */
  static void check(Path pdf) throws IOException {
    PdfStreams.measure(Files.readAllBytes(pdf));
    MemoryUsageSetting onDisk =
        MemoryUsageSetting.setupTempFileOnly().setTempDir(pdf.getParent().toFile());
    try (PDDocument document = Loader.loadPDF(pdf.toFile(), onDisk.streamCache)) {
      if (document.isEncrypted()) {
        throw encrypted();
      }
      if (document.getNumberOfPages() < 1) {
        throw unreadable(null);
      }
      walk(document);
    } catch (InvalidPasswordException e) {
      throw encrypted();
    } catch (EvidenceRefused e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw unreadable(e);
    }
  }

  private static void walk(PDDocument document) {
    Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<COSBase> waiting = new ArrayDeque<>();
    waiting.add(document.getDocument().getTrailer());
    for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
      waiting.add(document.getDocument().getObjectFromPool(key));
    }
    while (!waiting.isEmpty()) {
      COSBase next = waiting.poll();
      COSBase object = next instanceof COSObject reference ? reference.getObject() : next;
      if (object == null || !seen.add(object)) {
        continue;
      }
      if (seen.size() > MOST_OBJECTS) {
        throw unreadable(null);
      }
      if (object instanceof COSDictionary dictionary) {
        refuseActive(dictionary);
        waiting.addAll(dictionary.getValues());
      } else if (object instanceof COSArray array) {
        array.forEach(
            element -> {
              if (element != null) {
                waiting.add(element);
              }
            });
      }
    }
  }

  private static void refuseActive(COSDictionary dictionary) {
    ENTRIES.forEach(
        (name, what) -> {
          if (dictionary.containsKey(COSName.getPDFName(name))) {
            throw active(what);
          }
        });
    if (dictionary.getDictionaryObject(COSName.S) instanceof COSName kind
        && ACTIONS.containsKey(kind.getName())) {
      throw active(ACTIONS.get(kind.getName()));
    }
  }

  private static EvidenceRefused active(String what) {
    return new EvidenceRefused("这个PDF里有%s，不能上传；请用“打印为PDF”重新生成后再传。".formatted(what));
  }

  private static EvidenceRefused encrypted() {
    return new EvidenceRefused("这个PDF加了密，别人打不开；请去掉密码后再传。");
  }

  private static EvidenceRefused unreadable(Throwable cause) {
    return new EvidenceRefused("这个PDF打不开：文件可能不完整，请重新生成后再传。", cause);
  }
}
