package io.saima.organization.personnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.saima.calendar.Quarter;
import io.saima.engine.CatchUp;
import io.saima.notification.Note;
import io.saima.notification.Notes;
import io.saima.organization.Appointment;
import io.saima.organization.AppointmentRole;
import io.saima.organization.Appointments;
import io.saima.organization.ClosedQuarters;
import io.saima.organization.CurrentCounty;
import io.saima.organization.Officer;
import io.saima.organization.OfficerStatus;
import io.saima.organization.PersonnelKind;
import io.saima.organization.PostClass;
import io.saima.organization.Posting;
import io.saima.organization.Posting.Source;
import io.saima.organization.Postings;
import io.saima.organization.personnel.PersonnelChange.State;
import io.saima.organization.personnel.PersonnelChanges.Person;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestFiles;
import io.saima.support.Timetable;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Moves, postings, returns, leavers and recruits that people enter by hand. */
@SaimaTest
class PersonnelChangesProcessTest {

  private static final Person ORGANIZATION = new Person("organization", true);
  private static final Person KEEPER = new Person("RA", false);

  @Autowired MockMvc mvc;
  @Autowired TestFiles files;
  @Autowired TestClock clock;
  @Autowired Timetable timetable;
  @Autowired PersonnelChanges changes;
  @Autowired Postings postings;
  @Autowired CurrentCounty county;
  @Autowired Appointments appointments;
  @Autowired ClosedQuarters closed;
  @Autowired Notes notes;
  @Autowired ApplicationEventPublisher events;

  @BeforeEach
  void twoUnitsAndATown() {
    clock.set("2026-07-01T09:00");
    files.units(
        "U0,县委组织部,行政,,,OWN,", "UA,甲局,行政,,,OWN,", "UB,乙局,行政,,,OWN,", "UT,丙镇,乡镇街道,,农业生态型,OWN,");
    files.officers(
        "L1,某书记,U0,书记,正职,行政,县处级正职,,NORMAL,2010-01-04,,,,",
        "Z1,某部长,U0,部长,正职,行政,乡科级正职,L1,NORMAL,2010-01-04,,,,",
        "HA,甲局长,UA,局长,正职,行政,乡科级正职,L1,NORMAL,2010-01-04,,,,",
        "RA,甲人事,UA,科员,一般,行政,一级科员,HA,NORMAL,2010-01-04,,,,",
        "P1,某乙𠮷,UA,科员,一般,行政,二级科员,HA,NORMAL,2020-01-06,,,,",
        "HB,乙局长,UB,局长,正职,行政,乡科级正职,L1,NORMAL,2010-01-04,,,,",
        "HT,丙镇长,UT,镇长,正职,行政,乡科级正职,L1,NORMAL,2010-01-04,,,,");
    appointments.save(
        new Appointment(
            "RA", AppointmentRole.PERSONNEL_OFFICER, "UA", LocalDate.parse("2026-01-01"), null));
    county.changed();
    clock.set("2026-08-20T10:00");
  }

  private List<String> enter(
      Person by, PersonnelKind kind, String from, Map<String, String> cells) {
    return changes.enter("P1", new ChangeForm(kind, LocalDate.parse(from), cells), by);
  }

  private Officer officer() {
    return county.get().officer("P1").orElseThrow();
  }

  private Posting last() {
    List<Posting> all = postings.of("P1");
    return all.get(all.size() - 1);
  }

  private void nextDay(String moment) {
    clock.set(moment);
    events.publishEvent(new CatchUp());
  }

  private List<Note> told(String person) {
    return notes.of(person, 0, 20).getContent();
  }

  @Test
  void aMoveIsInTheFileAndInTheHistoryAndBothHeadsAreTold() {
    assertThat(enter(ORGANIZATION, PersonnelKind.MOVE, "2026-08-17", Map.of("unit_code", "UB")))
        .isEmpty();

    assertThat(officer().unitCode()).isEqualTo("UB");
    assertThat(officer().supervisorId()).as("the head, if nobody was named").isEqualTo("HB");
    assertThat(officer().unitSince()).isEqualTo("2026-08-17");
    assertThat(last().from()).isEqualTo("2026-08-17");
    assertThat(last().origin().source()).isEqualTo(Source.FORM);
    assertThat(last().origin().kind()).isEqualTo(PersonnelKind.MOVE);
    assertThat(last().origin().by()).isEqualTo("organization");
    for (String person : List.of("P1", "HA", "HB")) {
      assertThat(told(person)).as(person).anyMatch(note -> note.title().contains("调动"));
    }
    assertThat(told("HT")).noneMatch(note -> note.title().contains("调动"));
  }

  @Test
  void aVillagePostingEndsWithTheReturn() {
    assertThat(enter(KEEPER, PersonnelKind.VILLAGE, "2026-07-13", Map.of("works_in_unit", "UT")))
        .isEmpty();
    assertThat(officer().status()).isEqualTo(OfficerStatus.VILLAGE);
    assertThat(officer().worksInUnit()).isEqualTo("UT");

    assertThat(enter(KEEPER, PersonnelKind.RETURN, "2026-08-19", Map.of())).isEmpty();

    assertThat(officer().status()).isEqualTo(OfficerStatus.NORMAL);
    assertThat(officer().worksInUnit()).isNull();
    assertThat(postings.career(officer()).stays())
        .extracting(stay -> stay.unit() + " " + stay.from())
        .containsExactly("UA 2020-01-06", "UT 2026-07-13", "UA 2026-08-19");
  }

  @Test
  void aSecondmentGoesToAUnitOrOutsideTheCounty() {
    assertThat(enter(KEEPER, PersonnelKind.SECONDMENT, "2026-08-03", Map.of())).isEmpty();
    assertThat(officer().status()).isEqualTo(OfficerStatus.SECONDED);
    assertThat(last().worksAt()).isEqualTo("UA");

    assertThat(enter(KEEPER, PersonnelKind.SECONDMENT, "2026-08-17", Map.of("works_in_unit", "UB")))
        .isEmpty();
    assertThat(last().worksAt()).isEqualTo("UB");
  }

  @Test
  void aNewPostLeavesSinceWhenHeIsInTheUnit() {
    assertThat(
            enter(
                KEEPER,
                PersonnelKind.POST,
                "2026-08-10",
                Map.of("post_title", "股长", "post_class", "中层")))
        .isEmpty();

    assertThat(officer().postClass()).isEqualTo(PostClass.MIDDLE);
    assertThat(officer().postSince()).isEqualTo("2026-08-10");
    assertThat(officer().unitSince()).isEqualTo("2020-01-06");
    assertThat(last().from()).isEqualTo("2026-08-10");
  }

  @Test
  void aLeaverHasHisLastDay() {
    assertThat(enter(KEEPER, PersonnelKind.LEAVING, "2026-08-14", Map.of())).isEmpty();

    assertThat(officer().leftOn()).isEqualTo("2026-08-14");
    assertThat(enter(KEEPER, PersonnelKind.RETURN, "2026-09-01", Map.of()))
        .first()
        .asString()
        .contains("已于2026-08-14离开");
  }

  @Test
  void aRecruitBeginsOnProbation() {
    Map<String, String> cells =
        Map.of(
            "name",
            "新录用",
            "unit_code",
            "UA",
            "post_title",
            "科员",
            "post_class",
            "一般",
            "post_type",
            "行政",
            "rank_level",
            "未定级");

    assertThat(
            changes.enter(
                "P9",
                new ChangeForm(PersonnelKind.RECRUIT, LocalDate.parse("2026-08-17"), cells),
                KEEPER))
        .isEmpty();

    Officer recruit = county.get().officer("P9").orElseThrow();
    assertThat(recruit.status()).isEqualTo(OfficerStatus.PROBATION);
    assertThat(recruit.joinedOn()).isEqualTo("2026-08-17");
    assertThat(recruit.supervisorId()).isEqualTo("HA");
    assertThat(postings.of("P9")).hasSize(1);
    assertThat(
            changes.enter(
                "P8",
                new ChangeForm(
                    PersonnelKind.RECRUIT,
                    LocalDate.parse("2026-08-17"),
                    Map.of("unit_code", "UB")),
                KEEPER))
        .first()
        .asString()
        .contains("只能登记本单位新录用");
  }

  @Test
  void whatBeginsLaterIsAppliedOnItsDayAlsoIfNobodyLookedThen() {
    timetable.says("personnel-changes/start_daily", "2026-08-21T00:05");
    assertThat(enter(KEEPER, PersonnelKind.VILLAGE, "2026-09-01", Map.of("works_in_unit", "UT")))
        .isEmpty();
    assertThat(officer().status()).isEqualTo(OfficerStatus.NORMAL);

    nextDay("2026-08-31T23:00");
    assertThat(officer().status()).as("not yet").isEqualTo(OfficerStatus.NORMAL);
    nextDay("2026-09-03T08:00");

    assertThat(officer().status()).isEqualTo(OfficerStatus.VILLAGE);
    assertThat(last().from()).as("dated by its day").isEqualTo("2026-09-01");
    assertThat(changes.of("P1")).extracting(PersonnelChange::state).containsExactly(State.APPLIED);
    nextDay("2026-09-04T08:00");
    assertThat(postings.of("P1")).as("once").hasSize(2);
  }

  @Test
  void whatWasTakenBackNeverBegins() {
    enter(KEEPER, PersonnelKind.VILLAGE, "2026-09-01", Map.of("works_in_unit", "UT"));
    long id = changes.of("P1").get(0).id();

    assertThat(enter(KEEPER, PersonnelKind.LEAVING, "2026-09-02", Map.of()))
        .first()
        .asString()
        .contains("待生效");
    assertThat(changes.withdraw("P1", id, new Person("HB", false))).isPresent();
    assertThat(changes.withdraw("P1", id, KEEPER)).isEmpty();
    nextDay("2026-09-03T08:00");

    assertThat(officer().status()).isEqualTo(OfficerStatus.NORMAL);
    assertThat(changes.withdraw("P1", id, KEEPER)).as("again").isPresent();
  }

  @Test
  void whatTheRulesRefuseOnItsDayGoesBackToWhoEnteredIt() {
    enter(ORGANIZATION, PersonnelKind.SECONDMENT, "2026-09-01", Map.of("works_in_unit", "UB"));
    files.officers("P1,某乙𠮷,UB,科员,一般,行政,二级科员,HB,NORMAL,2020-01-06,2026-08-20,,2026-08-20,");

    nextDay("2026-09-01T08:00");

    assertThat(changes.of("P1"))
        .extracting(PersonnelChange::state, PersonnelChange::reason)
        .containsExactly(tuple(State.REFUSED, "借调（SECONDED）单位不能是本单位；借调到县外的请留空。"));
    assertThat(told("organization")).anyMatch(note -> note.title().contains("未能生效"));
    assertThat(officer().status()).isEqualTo(OfficerStatus.NORMAL);
  }

  @Test
  void theRulesOfTheImportHoldHereToo() {
    assertThat(enter(KEEPER, PersonnelKind.VILLAGE, "2026-08-17", Map.of("works_in_unit", "UB")))
        .containsExactly("驻村（VILLAGE）人员必须填写所驻村所属的乡镇街道。");
    assertThat(enter(KEEPER, PersonnelKind.VILLAGE, "2026-09-17", Map.of("works_in_unit", "UB")))
        .as("also for a later day")
        .containsExactly("驻村（VILLAGE）人员必须填写所驻村所属的乡镇街道。");
    assertThat(enter(KEEPER, PersonnelKind.POST, "2026-08-17", Map.of("supervisor_id", "NOBODY")))
        .first()
        .asString()
        .contains("supervisor_id");
    assertThat(postings.of("P1")).hasSize(1);
    assertThat(changes.of("P1")).isEmpty();
  }

  @Test
  void aQuarterWhoseRostersAreFixedTakesNoMore() {
    closed.close(
        Quarter.parse("2026-Q3"),
        ClosedQuarters.Part.PLANS,
        LocalDateTime.parse("2026-10-09T07:30"));
    clock.set("2026-10-09T10:00");

    assertThat(enter(KEEPER, PersonnelKind.VILLAGE, "2026-09-30", Map.of("works_in_unit", "UT")))
        .first()
        .asString()
        .contains("2026年第三季度的考核名册已经固定，生效日期不能早于2026-10-01");
    assertThat(enter(KEEPER, PersonnelKind.VILLAGE, "2026-10-01", Map.of("works_in_unit", "UT")))
        .isEmpty();
  }

  @Test
  void nobodyEntersChangesOfOthersPeopleOrHisOwn() {
    assertThat(enter(new Person("HB", false), PersonnelKind.LEAVING, "2026-08-14", Map.of()))
        .isNotEmpty();
    assertThat(
            changes.enter(
                "RA",
                new ChangeForm(PersonnelKind.POST, LocalDate.parse("2026-08-14"), Map.of()),
                KEEPER))
        .isNotEmpty();
    assertThat(officer().leftOn()).isNull();
  }

  // ---- the pages

  private static RequestPostProcessor as(String person, String... roles) {
    return user(person).roles(roles);
  }

  @Test
  void everybodySeesWhomHisRoleShows() throws Exception {
    for (RequestPostProcessor person :
        List.of(
            as("organization", "ORGANIZATION"),
            as("discipline", "DISCIPLINE"),
            as("RA", "OFFICER"),
            as("HA", "OFFICER", "SUPERVISOR"),
            as("P1", "OFFICER"))) {
      mvc.perform(get("/people/P1").with(person)).andExpect(status().isOk());
    }
    for (String stranger : List.of("HB", "HT")) {
      mvc.perform(get("/people/P1").with(as(stranger, "OFFICER"))).andExpect(status().isNotFound());
      mvc.perform(
              post("/people/P1/changes")
                  .param("kind", "LEAVING")
                  .param("from", "2026-08-14")
                  .with(as(stranger, "OFFICER"))
                  .with(csrf()))
          .andExpect(status().isNotFound());
    }
    mvc.perform(get("/people/P1").with(as("discipline", "DISCIPLINE")))
        .andExpect(content().string(not(containsString("登记人事变动"))));
    mvc.perform(
            post("/people/P1/changes")
                .param("kind", "LEAVING")
                .param("from", "2026-08-14")
                .with(as("discipline", "DISCIPLINE"))
                .with(csrf()))
        .andExpect(redirectedUrl("/people/P1"));
    assertThat(officer().leftOn()).as("discipline only reads").isNull();
  }

  @Test
  void theHostSeesHisGuest() throws Exception {
    enter(KEEPER, PersonnelKind.VILLAGE, "2026-07-13", Map.of("works_in_unit", "UT"));

    mvc.perform(get("/people/P1").with(as("HT", "OFFICER"))).andExpect(status().isOk());
    mvc.perform(get("/people").with(as("HT", "OFFICER")))
        .andExpect(content().string(containsString("某乙𠮷")));
  }

  @Test
  void theListIsSearchedAndPagedAndAPlainOfficerComesToHimself() throws Exception {
    RequestPostProcessor organization = as("organization", "ORGANIZATION");
    mvc.perform(get("/people").param("q", "甲局长").with(organization))
        .andExpect(content().string(containsString("/people/HA")))
        .andExpect(content().string(not(containsString("/people/HB"))));
    mvc.perform(get("/people").param("unit", "UB").param("p", "99").with(organization))
        .andExpect(content().string(containsString("/people/HB")))
        .andExpect(content().string(containsString("共 1 人")));
    mvc.perform(get("/people").param("q", "<script>").with(organization))
        .andExpect(content().string(containsString("没有符合条件的人员")));
    mvc.perform(get("/people").with(as("P1", "OFFICER"))).andExpect(redirectedUrl("/people/P1"));
  }

  @Test
  void aChangeEnteredOnThePageIsInTheTable() throws Exception {
    mvc.perform(
            post("/people/P1/changes")
                .param("kind", "VILLAGE")
                .param("from", "2026-07-06")
                .param("works_in_unit", "UT")
                .param("status", "PUNISHED")
                .with(as("RA", "OFFICER"))
                .with(csrf()))
        .andExpect(redirectedUrl("/people/P1"));

    assertThat(officer().status()).isEqualTo(OfficerStatus.VILLAGE);
    mvc.perform(get("/people/P1").with(as("RA", "OFFICER")))
        .andExpect(content().string(containsString("2026-07-06")))
        .andExpect(content().string(containsString("人事变动登记，甲人事，2026-08-20 10:00")))
        .andExpect(content().string(containsString("本季度超过半数的日历天数在此工作")));
    mvc.perform(
            post("/people/P1/changes")
                .param("kind", "RECRUIT")
                .param("from", "2026-07-06")
                .with(as("RA", "OFFICER"))
                .with(csrf()))
        .andExpect(redirectedUrl("/people/P1"));
  }
}
