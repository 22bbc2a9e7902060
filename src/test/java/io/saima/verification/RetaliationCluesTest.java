package io.saima.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.saima.engine.CatchUp;
import io.saima.notification.Note;
import io.saima.notification.Notes;
import io.saima.organization.AppointmentRole;
import io.saima.organization.CountyImported;
import io.saima.support.SaimaTest;
import io.saima.support.TestCounty;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@SaimaTest
class RetaliationCluesTest {

  @Autowired MockMvc mvc;
  @Autowired TestCounty county;
  @Autowired Facts facts;
  @Autowired Notes notes;
  @Autowired ApplicationEventPublisher events;

  @BeforeEach
  void disciplineIsAppointed() {
    county.small();
    county.appoint(AppointmentRole.DISCIPLINE, "", "A2", "A3");
  }

  @Test
  void disciplineIsToldOnceOfAClueAndOnceMoreWhenItIsVerified() {
    retaliation("A1", null);
    events.publishEvent(new CountyImported(Set.of("facts")));
    events.publishEvent(new CountyImported(Set.of("facts")));
    events.publishEvent(new CatchUp());
    assertThat(notes.of("A2", 0, 10)).extracting(Note::title).containsExactly("打击报复线索：某A1（待核查）");
    retaliation("A1", LocalDate.parse("2026-10-08"));
    events.publishEvent(new CountyImported(Set.of("facts")));
    events.publishEvent(new CatchUp());
    assertThat(notes.of("A2", 0, 10))
        .extracting(Note::title)
        .containsExactlyInAnyOrder("打击报复线索：某A1（待核查）", "打击报复线索：某A1（已查实）");
    assertThat(notes.of("A1", 0, 10)).isEmpty();
  }

  @Test
  void whoIsAccusedOrRelatedIsNeverTold() throws Exception {
    retaliation("A2", null);
    events.publishEvent(new CountyImported(Set.of("facts")));
    assertThat(notes.of("A2", 0, 10)).isEmpty();
    assertThat(notes.of("A3", 0, 10)).hasSize(1);
    clues("A2", "DISCIPLINE").andExpect(content().string(not(containsString("某A2</td>"))));
    county.relation("A2", "A3");
    clues("A3", "DISCIPLINE").andExpect(content().string(containsString("目前没有线索")));
  }

  @Test
  void onlyDisciplineReadsTheClues() throws Exception {
    retaliation("A1", null);
    clues("discipline", "DISCIPLINE")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("某A1")))
        .andExpect(content().string(containsString("纪转42号")))
        .andExpect(content().string(containsString("待核查")));
    clues("organization", "ORGANIZATION").andExpect(status().isNotFound());
    clues("A1", "OFFICER").andExpect(status().isNotFound());
  }

  private ResultActions clues(String person, String role) throws Exception {
    return mvc.perform(get("/clues").with(user(person).roles(role)));
  }

  private void retaliation(String officer, LocalDate verifiedOn) {
    facts.save(
        new Fact(
            "F1",
            officer,
            FactKind.RETALIATION,
            LocalDate.parse("2026-09-09"),
            verifiedOn,
            null,
            null,
            null,
            "纪转42号",
            "给差评后被刁难"));
  }
}
