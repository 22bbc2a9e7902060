package io.saima.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saima.support.Pdfs;
import io.saima.support.Pictures;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SaimaTest
class EvidenceArchiveTest {

  private static final String WEEK = "2026-W42";

  @Autowired EvidenceArchive archive;
  @Autowired Orphans orphans;
  @Autowired PlatformTransactionManager transactions;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  @Value("${saima.home}")
  Path home;

  @Test
  void aPhotographIsKeptWithoutWhatItHidAndTellsWhenAndWhere() throws IOException {
    EvidenceItem photo = keep("巡查\u202E堤防.JPG", Pictures.taken(800, 600, 1));
    assertThat(photo.name()).isEqualTo("巡查堤防");
    assertThat(photo.kind()).isEqualTo(EvidenceKind.PHOTO);
    assertThat(archive.of("A1", WEEK).get(0).origin())
        .contains("拍摄于2026年10月12日 10:31，位置北纬30.12345°、东经104.5°");
    for (InputStream stored : List.of(archive.open(photo), archive.openThumbnail(photo))) {
      try (stored) {
        String content = new String(stored.readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(content).startsWith("\u00FF\u00D8").doesNotContain("Exif", Pictures.MARKER);
      }
    }
    assertThat(orphanCount()).isZero();
  }

  @Test
  void theContentDecidesAndNotTheName() throws IOException {
    assertThat(keep("照片.jpg", Pdfs.plain()).kind()).isEqualTo(EvidenceKind.PDF);
    assertThat(keep("文件.pdf", Pictures.plain("png", 40, 30)).kind()).isEqualTo(EvidenceKind.PHOTO);
    refused("<script>alert(1)</script>", "按内容看不是这几种");
    refused("RIFF....WEBPVP8 ", "请另存为JPEG");
    refused("....ftypheic....", "请另存为JPEG");
    refused("", "文件是空的");
    refused("\u0089PNG\r\n", "按内容看不是这几种");
    assertThat(tmp()).isEmpty();
  }

  private void refused(String content, String why) {
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> archive.prepare(new ByteArrayInputStream(bytes)))
        .isInstanceOf(EvidenceRefused.class)
        .hasMessageContaining(why);
  }

  @Test
  void tenMegabytesAndNotAByteMoreAreRead() {
    InputStream endless =
        new InputStream() {
          private long given;

          @Override
          public int read() {
            given++;
            assertThat(given).isLessThan(EvidenceIntake.LARGEST + (1 << 17));
            return 'x';
          }
        };
    assertThatThrownBy(() -> archive.prepare(endless))
        .isInstanceOf(EvidenceRefused.class)
        .hasMessageContaining("超过10MB");
  }

  @Test
  void fiveFilesAWeekAndNoneTwice() throws IOException {
    keep("1", Pictures.plain("png", 10, 10));
    assertThatThrownBy(() -> keep("再传", Pictures.plain("png", 10, 10)))
        .hasMessageContaining("已经上传过");
    for (int i = 2; i <= 5; i++) {
      keep("图" + i, Pictures.plain("png", 10 + i, 10));
    }
    assertThatThrownBy(() -> keep("6", Pictures.plain("png", 99, 10)))
        .hasMessageContaining("最多上传5个文件");
    archive.remove("A1", WEEK, archive.of("A1", WEEK).get(2).id());
    assertThat(keep("换", Pictures.plain("png", 99, 10)).slot()).isEqualTo(3);
    assertThat(archive.of("A1", WEEK)).hasSize(5);
    assertThat(archive.counts(List.of("A1", "A2"), WEEK)).containsOnlyKeys("A1").containsValue(5L);
  }

  @Test
  void whatNobodyKeepsIsSweptAfterADayAndWhatIsKeptStays() throws IOException {
    EvidenceItem kept = keep("留", Pictures.plain("png", 10, 10));
    EvidenceItem removed = keep("删", Pictures.plain("png", 11, 10));
    PreparedEvidence never =
        archive.prepare(new ByteArrayInputStream(Pictures.plain("png", 12, 10)));
    archive.remove("A1", WEEK, removed.id());
    orphans.sweep();
    archive.open(removed).close();

    clock.set("2026-10-09T09:01");
    orphans.sweep();
    orphans.sweep();

    assertThatThrownBy(() -> archive.open(removed)).isInstanceOf(FileNotFoundException.class);
    assertThatThrownBy(() -> archive.openThumbnail(removed))
        .isInstanceOf(FileNotFoundException.class);
    archive.open(kept).close();
    assertThat(orphanCount()).isZero();
    assertThatThrownBy(() -> keep("晚", never)).hasMessageContaining("请重新上传");
    assertThat(archive.of("A1", WEEK)).hasSize(1);
  }

  private EvidenceItem keep(String name, byte[] content) throws IOException {
    return keep(name, archive.prepare(new ByteArrayInputStream(content)));
  }

  private EvidenceItem keep(String name, PreparedEvidence file) {
    return new TransactionTemplate(transactions)
        .execute(status -> archive.keep("A1", WEEK, name, file));
  }

  private int orphanCount() {
    return jdbc.sql("select count(*) from evidence_orphan").query(Integer.class).single();
  }

  private List<Path> tmp() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("tmp"))) {
      return files.filter(file -> file.getFileName().toString().startsWith("evidence-")).toList();
    }
  }
}
