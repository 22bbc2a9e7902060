package io.saima.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * Takes files in: tells by their content what they are, checks them, makes photographs anew, and
 * puts them into the store, where they wait to be kept.
 */
@Component
class EvidenceIntake {

  /** How large a file may come, in bytes. */
  static final long LARGEST = 10L << 20;

  /** So many at once fit into the memory of a small machine. */
  private static final int AT_ONCE = 2;

  private static final int PATIENCE_SECONDS = 20;

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private final FileStore store;
  private final Orphans orphans;
  private final TransactionTemplate transaction;
  private final Path folder;
  private final Semaphore places = new Semaphore(AT_ONCE);

  EvidenceIntake(
      FileStore store,
      Orphans orphans,
      PlatformTransactionManager transactions,
      @Value("${saima.home}") Path home) {
    this.store = store;
    this.orphans = orphans;
    this.transaction = new TransactionTemplate(transactions);
    this.folder = home.toAbsolutePath().normalize().resolve("tmp");
  }

  /** Reads one file to its end; the caller closes it. */
  PreparedEvidence take(InputStream content) throws IOException {
    Files.createDirectories(folder);
    Path work = Files.createTempDirectory(folder, "evidence-");
    try {
      Path upload = work.resolve("upload");
      String sha256 = receive(content, upload);
      if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new EvidenceRefused("现在上传的人太多，请过几分钟再传。");
      }
      try {
        return check(upload, sha256, work);
      } finally {
        places.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The upload was interrupted", e);
    } finally {
      FileSystemUtils.deleteRecursively(work);
    }
  }

  private static String receive(InputStream content, Path upload) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (OutputStream out = new DigestOutputStream(Files.newOutputStream(upload), digest)) {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
          size += read;
          if (size > LARGEST) {
            throw new EvidenceRefused("文件超过10MB，请压缩或调低拍摄尺寸后再传。");
          }
          out.write(buffer, 0, read);
        }
        if (size == 0) {
          throw new EvidenceRefused("文件是空的，请重新选择。");
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private PreparedEvidence check(Path upload, String sha256, Path work) throws IOException {
    String id = UUID.randomUUID().toString().replace("-", "");
    String format = format(upload);
    if (format.equals("pdf")) {
      PdfCheck.check(upload);
      return stored(id, EvidenceKind.PDF, sha256, PhotoOrigin.UNKNOWN, upload);
    }
    PhotoOrigin origin = format.equals("jpeg") ? PhotoOrigin.of(upload) : PhotoOrigin.UNKNOWN;
    Path copy = work.resolve("copy");
    Path thumbnail = work.resolve("thumbnail");
    PhotoCopy.write(upload, format, origin.orientation(), copy, thumbnail);
    return stored(id, EvidenceKind.PHOTO, sha256, origin, copy, thumbnail);
  }

  private PreparedEvidence stored(
      String id, EvidenceKind kind, String sha256, PhotoOrigin origin, Path... files)
      throws IOException {
    var keys = PreparedEvidence.keys(id, kind);
    transaction.executeWithoutResult(status -> orphans.add(keys));
    for (int i = 0; i < files.length; i++) {
      store.put(keys.get(i), files[i]);
    }
    return new PreparedEvidence(id, kind, Files.size(files[0]), sha256, origin);
  }

  /** {@code jpeg}, {@code png} or {@code pdf}: what the content is, whatever its name says. */
  private static String format(Path upload) throws IOException {
    byte[] head;
    try (InputStream content = Files.newInputStream(upload)) {
      head = content.readNBytes(16);
    }
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("\u00FF\u00D8\u00FF")) {
      return "jpeg";
    }
    if (Arrays.equals(Arrays.copyOf(head, PNG.length), PNG)) {
      return "png";
    }
    if (text.startsWith("%PDF-")) {
      return "pdf";
    }
    if (text.startsWith("ftyp", 4) || text.startsWith("WEBP", 8)) {
      throw new EvidenceRefused("HEIC、WebP格式的照片不能上传，请另存为JPEG后再传。");
    }
    throw new EvidenceRefused("只能上传JPEG、PNG照片和PDF；这个文件按内容看不是这几种。");
  }
}
