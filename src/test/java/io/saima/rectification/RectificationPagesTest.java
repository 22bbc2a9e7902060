package io.saima.rectification;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.saima.support.Cast;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@SaimaTest
class RectificationPagesTest {

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired Rectifications rectifications;

  private String number;

  @BeforeEach
  void oneItem() {
    county.small();
    number = open("F1", "A1");
  }

  private String open(String reference, String officer) {
    return rectifications.open(
        Problem.of(
            ProblemSource.CHECK,
            reference,
            officer,
            ProblemClass.REPUTATION,
            "窗口<b>空岗</b>",
            "安排专人顶岗",
            null));
  }

  @Test
  void whoeverHasARoleTowardsTheItemReadsItAndNobodyElse() throws Exception {
    for (String reader : List.of("A1", "D1", "H1", "L1")) {
      show(reader, "OFFICER").andExpect(status().isOk());
    }
    show("A2", "OFFICER").andExpect(status().isNotFound());
    show("Z2", "OFFICER").andExpect(status().isNotFound());
    show("organization", "ORGANIZATION").andExpect(status().isOk());
    show("discipline", "DISCIPLINE").andExpect(status().isOk());
    county.relation("A1", "H1");
    show("H1", "OFFICER").andExpect(status().isNotFound());
    for (String guess : List.of("R-999999", "R-0", "R-x", "1")) {
      mvc.perform(get("/rectifications/" + guess).with(user("organization").roles("ORGANIZATION")))
          .andExpect(status().isNotFound());
    }
  }

  @Test
  void thePageTellsTheWholeHistoryAndEscapesWhatPeopleWrote() throws Exception {
    cast.complete(
        cast.taskOf("A1", "task_plan"),
        Map.of("measures", "排班并公示", "plannedDeadline", "2026-11-06", "responsible", "A2"));
    cast.complete(cast.taskOf("D1", "task_approve"), Map.of("decision", "APPROVE"));
    clock.moveTo("2026-11-12T09:00", "rectification");
    show("A2", "OFFICER")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("窗口&lt;b&gt;空岗&lt;/b&gt;")))
        .andExpect(content().string(containsString("排班并公示")))
        .andExpect(content().string(containsString("方案批准")))
        .andExpect(content().string(containsString("整改逾期")))
        .andExpect(content().string(containsString("本人到期未作陈述")));
  }

  @Test
  void theListIsFilteredAndPagedAndSaysWhenItIsEmpty() throws Exception {
    list("A2", "").andExpect(content().string(containsString("没有与您有关的整改事项")));
    list("A1", "").andExpect(content().string(containsString(number)));
    list("A1", "?overdue=true").andExpect(content().string(containsString("没有符合条件的整改事项")));
    list("A1", "?state=PLANNING&unit=U1")
        .andExpect(content().string(containsString("/rectifications/" + number)));
    list("A1", "?state=CLOSED&unit=&page=7")
        .andExpect(content().string(not(containsString("/rectifications/" + number))));
    for (int i = 2; i <= 31; i++) {
      open("F" + i, "A1");
    }
    list("D1", "")
        .andExpect(content().string(containsString("第 1 页，共 2 页")))
        .andExpect(content().string(not(containsString("/rectifications/" + number + '"'))));
    list("D1", "?page=2")
        .andExpect(content().string(containsString("/rectifications/" + number + '"')));
  }

  private ResultActions show(String reader, String role) throws Exception {
    return mvc.perform(get("/rectifications/" + number).with(user(reader).roles(role)));
  }

  private ResultActions list(String reader, String query) throws Exception {
    return mvc.perform(get("/rectifications" + query).with(user(reader).roles("OFFICER")))
        .andExpect(status().isOk());
  }
}
