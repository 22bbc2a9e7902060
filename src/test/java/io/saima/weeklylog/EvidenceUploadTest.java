package io.saima.weeklylog;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.engine.CatchUp;
import io.saima.evidence.EvidenceArchive;
import io.saima.support.Client;
import io.saima.support.Client.Answer;
import io.saima.support.Pictures;
import io.saima.support.ServerTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** What the sender of a large file hears over the wire. */
@ServerTest
@Import(TestCounty.class)
class EvidenceUploadTest {

  private static final String FILES = "/me/week/files?week=2026-W41&name=x.jpg";
  private static final int MEGABYTE = 1 << 20;

  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired ApplicationEventPublisher events;
  @Autowired EvidenceArchive archive;
  @Autowired Environment environment;

  @BeforeEach
  void aWeekIsOpen() {
    county.small();
    events.publishEvent(new CatchUp());
    clock.runJobs();
  }

  @Test
  void aPhotographOfTenMegabytesIsTakenAndALargerOneIsToldWhy() {
    Client officer = new Client(environment).logIn("A1");
    byte[] photo = Pictures.taken(800, 600, 1);
    assertThat(officer.post(FILES, Arrays.copyOf(photo, 10 * MEGABYTE)).status()).isEqualTo(204);
    Answer large = officer.post(FILES, Arrays.copyOf(photo, 10 * MEGABYTE + 1));
    assertThat(large.status()).isEqualTo(422);
    assertThat(large.body()).contains("文件超过10MB");
    assertThat(archive.of("A1", "2026-W41")).hasSize(1);
    assertThat(archive.of("A1", "2026-W41").get(0).sizeBytes()).isLessThan(MEGABYTE);
  }

  @Test
  void whoComesTooLateIsToldSoWithHisFileUnread() {
    Client officer = new Client(environment).logIn("A1");
    clock.moveTo("2026-10-13T18:01");
    Answer late = officer.post(FILES, new byte[9 * MEGABYTE]);
    assertThat(late.status()).isEqualTo(422);
    assertThat(late.body()).contains("不能再改");
  }
}
