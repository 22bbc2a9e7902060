package io.saima.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.engine.CatchUp;
import io.saima.organization.CountyImported;
import io.saima.rectification.ProblemSource;
import io.saima.rectification.RectificationItem;
import io.saima.rectification.RectificationItems;
import io.saima.support.Cast;
import io.saima.support.SaimaTest;
import io.saima.support.TestCounty;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

@SaimaTest
class PublicOpinionItemsTest {

  @Autowired TestCounty county;
  @Autowired Facts facts;
  @Autowired RectificationItems items;
  @Autowired ApplicationEventPublisher events;
  @Autowired Cast cast;

  @BeforeEach
  void aSmallCounty() {
    county.small();
  }

  @Test
  void aTrueReportOpensOneItemHoweverOftenItIsImported() {
    fact("F1", "A1", FactKind.PUBLIC_OPINION, LocalDate.parse("2026-08-08"));
    events.publishEvent(new CountyImported(Set.of("facts")));
    events.publishEvent(new CountyImported(Set.of("facts")));
    events.publishEvent(new CatchUp());
    assertThat(items.findAll())
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.source()).isEqualTo(ProblemSource.CHECK);
              assertThat(item.problem()).contains("窗口空岗");
            });
    assertThat(cast.tasksOf("A1", "task_plan")).hasSize(1);
  }

  @Test
  void whatIsNotVerifiedOrOfAnotherKindOpensNothing() {
    fact("F1", "A1", FactKind.PUBLIC_OPINION, null);
    fact("F2", "A2", FactKind.DEDUCTION, LocalDate.parse("2026-08-08"));
    events.publishEvent(new CountyImported(Set.of("facts")));
    assertThat(items.findAll()).extracting(RectificationItem::officerId).isEmpty();
  }

  private void fact(String id, String officer, FactKind kind, LocalDate verifiedOn) {
    facts.save(
        new Fact(
            id,
            officer,
            kind,
            LocalDate.parse("2026-08-06"),
            verifiedOn,
            null,
            null,
            null,
            "舆核150号",
            "视频反映窗口空岗"));
  }
}
