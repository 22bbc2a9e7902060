package io.saima.rectification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saima.engine.TaskRefused;
import io.saima.organization.Officer;
import io.saima.organization.OfficerStatus;
import io.saima.organization.PostClass;
import io.saima.organization.PostType;
import io.saima.organization.RankLevel;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;

class RectificationItemTest {

  private static final LocalDateTime NOW = LocalDateTime.parse("2026-10-08T09:00");
  private static final LocalDate LATEST = LocalDate.parse("2027-01-06");

  private RectificationItem item;

  @BeforeEach
  void anItem() {
    item =
        new RectificationItem(
            Problem.of(
                ProblemSource.ENTERED, null, "A1", ProblemClass.WORK_STYLE, "空岗", "顶岗", "D1"),
            "U1",
            LATEST,
            NOW);
    ReflectionTestUtils.setField(item, "id", 7L);
  }

  private static Officer officer(String id) {
    return new Officer(
        id,
        "某" + id,
        "U1",
        "科员",
        PostClass.GENERAL,
        PostType.ADMINISTRATION,
        RankLevel.UNRANKED,
        "D1",
        OfficerStatus.NORMAL,
        LocalDate.parse("2020-01-01"),
        null,
        null,
        null,
        null);
  }

  @Test
  void whatWasPlannedBeforehandStandsWhereNobodyPlansInTime() {
    RectificationItem planned =
        new RectificationItem(
            Problem.of(ProblemSource.ENTERED, null, "A1", ProblemClass.WORK_STYLE, "空岗", "顶岗", "D1")
                .withMeasures("排班到人"),
            "U1",
            LATEST,
            NOW);
    ReflectionTestUtils.setField(planned, "id", 8L);
    planned.planByDefault(NOW);
    item.planByDefault(NOW);
    assertThat(planned.measures()).contains("排班到人");
    assertThat(item.measures()).contains("顶岗");
  }

  @Test
  void theHistoryNamesTheResponsiblePersonByName() {
    assertThat(item.plan("A1", "排班", LATEST, officer("A2"), NOW).detail().orElseThrow())
        .endsWith("责任人：某A2");
  }

  @Test
  void stepsOutOfTurnAreNotTaken() {
    assertThatThrownBy(() -> item.approve("D1", null, NOW))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> item.report("A1", "好", NOW)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> item.close("H1", null, NOW)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> item.passLookBack("Z1", "好", NOW))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> item.reopen("x", LATEST, NOW))
        .isInstanceOf(IllegalStateException.class);
    assertThat(item.state()).isEqualTo(RectificationState.PLANNING);
  }

  @Test
  void neitherTheOfficerNorTheResponsiblePersonJudges() {
    item.plan("A1", "排班", LATEST, officer("A2"), NOW);
    assertThatThrownBy(() -> item.approve("A2", null, NOW)).isInstanceOf(TaskRefused.class);
    item.approve("D1", null, NOW);
    item.report("A2", "已排班", NOW);
    assertThatThrownBy(() -> item.close("A1", null, NOW)).isInstanceOf(TaskRefused.class);
    assertThatThrownBy(() -> item.sendBack("A2", "x", NOW)).isInstanceOf(TaskRefused.class);
    item.close("H1", null, NOW);
    assertThatThrownBy(() -> item.passLookBack("A2", "好", NOW)).isInstanceOf(TaskRefused.class);
  }

  @Test
  void itFallsOverdueOnlyOnceInARoundAndOnlyWithTheWorkUndone() {
    LocalDateTime due = LATEST.atTime(18, 0);
    item.plan("A1", "排班", LATEST, officer("A1"), NOW);
    assertThat(item.fallsOverdue(due, due)).isFalse();
    item.approve("D1", null, NOW);
    assertThat(item.fallsOverdue(due, due.minusSeconds(1))).isFalse();
    assertThat(item.fallsOverdue(due, due)).isTrue();
    assertThat(item.fallsOverdue(due, due)).isFalse();
    assertThat(item.overdue()).isTrue();
    item.report("A1", "已排班", due);
    item.close("H1", null, due);
    item.reopen("再现", LATEST.plusDays(90), due);
    assertThat(item.overdue()).isFalse();
    assertThat(item.roundNo()).isEqualTo(2);
  }

  @Test
  void aReturnedPlanGivesNoLongerDeadline() {
    item.plan("A1", "排班", LocalDate.parse("2026-10-20"), officer("A1"), NOW);
    item.returnPlan("D1", "太笼统", NOW.plusDays(3));
    assertThat(item.deadline()).isEqualTo(LATEST);
    assertThatThrownBy(
            () -> item.plan("A1", "排班", LATEST.plusDays(1), officer("A1"), NOW.plusDays(4)))
        .hasMessageContaining("整改时限不能晚于最迟日期");
  }

  @Test
  void twoGoodLooksSettleIt() {
    item.plan("A1", "排班", LATEST, officer("A1"), NOW);
    item.approve("D1", null, NOW);
    item.report("A1", "已排班", NOW);
    item.close("H1", null, NOW);
    item.passLookBack("Z1", "好", NOW.plusDays(90));
    assertThat(item.state()).isEqualTo(RectificationState.CLOSED);
    item.passLookBack("Z1", "好", NOW.plusDays(180));
    assertThat(item.state()).isEqualTo(RectificationState.SETTLED);
  }

  @Test
  void onlyWellFormedNumbersNameAnItem() {
    assertThat(RectificationItem.idOf("R-12")).contains(12L);
    assertThat(RectificationItem.idOf("R-0")).isEmpty();
    assertThat(RectificationItem.idOf("12")).isEmpty();
    assertThat(RectificationItem.idOf("R-9999999999999999999")).isEmpty();
  }
}
