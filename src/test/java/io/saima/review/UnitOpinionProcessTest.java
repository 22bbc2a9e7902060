package io.saima.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;

import io.saima.calendar.Quarter;
import io.saima.review.UnitOpinions.UnitOpinion;
import io.saima.scoring.QuarterGrade;
import io.saima.support.Cast;
import io.saima.support.EngineTexts;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import io.saima.support.TestFiles;
import io.saima.support.Timetable;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The unit that does not assess somebody gives an opinion, or stays silent until the cut-off. */
@SaimaTest
class UnitOpinionProcessTest {

  private static final Quarter QUARTER = Quarter.parse("2026-Q3");
  private static final ReviewId REVIEW = new ReviewId(QUARTER, "UT");
  private static final String GIVE = "task_giveOpinion";
  private static final String SAID = "该同志到岗及时、作风扎实，𠮷祥村群众反映好。";

  @Autowired TestFiles files;
  @Autowired TestClock clock;
  @Autowired Timetable timetable;
  @Autowired Cast cast;
  @Autowired QuarterlyReviews reviews;
  @Autowired TestCounty county;
  @Autowired UnitOpinions opinions;
  @Autowired RuntimeService runtime;
  @Autowired EngineTexts engine;

  @BeforeEach
  void somebodyIsInAVillageForMostOfTheQuarter() {
    clock.set("2026-07-01T09:00");
    files.units("U0,县委组织部,行政,,,OWN,", "UA,甲局,行政,,,OWN,", "UT,丙镇,乡镇街道,,农业生态型,OWN,");
    files.officers(
        "L1,某书记,U0,书记,正职,行政,县处级正职,,NORMAL,2010-01-04,,,,",
        "Z1,某部长,U0,部长,正职,行政,乡科级正职,L1,NORMAL,2010-01-04,,,,",
        "HA,甲局长,UA,局长,正职,行政,乡科级正职,L1,NORMAL,2010-01-04,,,,",
        "HT,丙镇长,UT,镇长,正职,行政,乡科级正职,L1,NORMAL,2010-01-04,,,,",
        "P1,某乙,UA,科员,一般,行政,二级科员,HA,VILLAGE,2020-01-01,,UT,2026-07-13,");
  }

  private void begin() {
    clock.set("2026-10-09T09:00");
    reviews.prepare(QUARTER);
    List<ReviewId> all = reviews.bodiesAfter(QUARTER, "", 100);
    all.forEach(reviews::freeze);
  }

  private ProcessInstance theCase() {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey("unit-opinion")
        .processInstanceBusinessKey(REVIEW + "/P1")
        .singleResult();
  }

  @Test
  void theOtherUnitsHeadSaysWhatHeThinksUntilTheCutOff() {
    begin();
    timetable.says("unit-opinion/task_giveOpinion", "2026-10-19T18:00");
    timetable.says("unit-opinion/boundary_due", "2026-10-19T18:00");
    Task task = cast.taskOf("HA", GIVE);
    assertThat(cast.sheet(task).path("name").asText()).isEqualTo("某乙");
    assertThat(cast.sheet(task).path("assessing").asText()).isEqualTo("丙镇");

    cast.complete("HA", task, Map.of("opinion", SAID, "grade", "GOOD"));

    UnitOpinion said = opinions.of(REVIEW).get("P1");
    assertThat(said.unit()).isEqualTo("UA");
    assertThat(said.opinion()).contains(SAID);
    assertThat(said.grade()).contains(QuarterGrade.GOOD);
    assertThat(theCase()).isNull();
    assertThat(engine.tablesWith("𠮷祥村")).as("no text stays in the engine").isEmpty();
  }

  @Test
  void whereNobodyOfTheOtherUnitCanSpeakTheReasonStandsInTheOpinionsPlace() {
    county.onLeave("HA", "2026-10-09", "2026-10-31");
    county.onLeave("L1", "2026-10-09", "2026-10-31");
    begin();

    assertThat(theCase()).isNull();
    UnitOpinion said = opinions.of(REVIEW).get("P1");
    assertThat(said.opinion()).isEmpty();
    assertThat(said.notAsked()).contains("负责人和上级领导都不在岗或须回避");
  }

  @Test
  void silenceEndsItWithTheCutOff() {
    begin();

    execute(job("boundary_due", theCase()));

    assertThat(theCase()).isNull();
    assertThat(opinions.of(REVIEW).get("P1").opinion()).isEmpty();
  }

  @Test
  void itIsAskedOnceAndOnlyOfTheOthers() {
    begin();
    reviews.freeze(REVIEW);

    assertThat(cast.tasksOf("HA", GIVE)).hasSize(1);
    assertThat(cast.tasksOf("HT", GIVE)).isEmpty();
    assertThat(opinions.of(REVIEW)).hasSize(1);
  }

  @Test
  void anEmptyOpinionAndAnInventedGradeAreRefused() {
    begin();
    Task task = cast.taskOf("HA", GIVE);

    assertThatThrownBy(() -> cast.complete("HA", task, Map.of("opinion", "好")))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(
            () -> cast.complete("HA", task, Map.of("opinion", SAID, "grade", "EXCELLENT")))
        .isInstanceOf(RuntimeException.class);
    assertThat(opinions.of(REVIEW).get("P1").opinion()).isEmpty();
  }
}
