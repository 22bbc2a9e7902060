package io.saima.plan;

import static io.saima.plan.SmallPlans.answer;
import static io.saima.plan.SmallPlans.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saima.organization.PostClass;
import io.saima.support.Cast;
import io.saima.support.SaimaTest;
import io.saima.support.TestClock;
import io.saima.support.TestCounty;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@SaimaTest
@Import(SmallPlans.class)
class PlanPagesTest {

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired TestClock clock;
  @Autowired TestCounty county;
  @Autowired SmallPlans small;
  @Autowired PlanVersions versions;

  private String imported;

  @BeforeEach
  void aCountyWithAPlan() {
    small.settle();
    imported = newest().number();
  }

  private PlanVersion newest() {
    return versions.findByUnitCodeAndPostClassOrderByIdDesc("U1", PostClass.GENERAL).get(0);
  }

  private String draft(String name) {
    cast.start(
        "H1",
        "plan-approval",
        Map.of("postClass", "GENERAL", "basis", "CURRENT", "purpose", "季度重设"));
    Task drafting = cast.taskOf("H1", "task_draft");
    ObjectNode answer = answer(cast.sheet(drafting), "SUBMIT");
    row(answer, 0).put("name", name).put("target", 97);
    cast.complete(drafting, answer);
    return newest().number();
  }

  @Test
  void theDraftIsForItsUnitAndTheDepartmentThePlanForThoseItIsMadeFor() throws Exception {
    String number = draft("评议<b>优良</b>率");
    for (String reader : List.of("H1", "Z1", "L1")) {
      page(reader, "OFFICER", "/plans/" + number)
          .andExpect(status().isOk())
          .andExpect(content().string(containsString("评议&lt;b&gt;优良&lt;/b&gt;率")))
          .andExpect(content().string(containsString("目标 95 → 97")));
    }
    page("organization", "ORGANIZATION", "/plans/" + number).andExpect(status().isOk());
    page("discipline", "DISCIPLINE", "/plans/" + number).andExpect(status().isOk());
    for (String reader : List.of("A1", "D1")) {
      page(reader, "OFFICER", "/plans/" + number).andExpect(status().isNotFound());
    }
    page("A1", "OFFICER", "/plans/" + imported).andExpect(status().isOk());
    page("A1", "OFFICER", "/plans/U1/GENERAL")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("执行中")))
        .andExpect(content().string(not(containsString(number))));
    page("D1", "OFFICER", "/plans/" + imported).andExpect(status().isNotFound());
    page("D1", "OFFICER", "/plans/U1/GENERAL").andExpect(status().isNotFound());
    page("A1", "OFFICER", "/plans/compare?from=" + imported + "&to=" + number)
        .andExpect(status().isNotFound());
    for (String guess : List.of("P-999999", "P-0", "U1/NOBODY", "U9/GENERAL")) {
      page("organization", "ORGANIZATION", "/plans/" + guess).andExpect(status().isNotFound());
    }
  }

  @Test
  void everyVersionOfTheLibraryIsKeptAndARunningPlanKeepsItsOwn() throws Exception {
    small.importLibrary("D103,政治能力,2,D1,共性,德");
    small.importLibrary("D103,政治能力,2,D1,共性,德");
    small.importLibrary("D103,政治能力与作风,2,D1,共性,德", "J401,生态价值,2,J4,个性,绩");
    page("A1", "OFFICER", "/plans/library")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("新增D103 政治能力（共性·德，属D1）")))
        .andExpect(content().string(not(containsString("第4版"))))
        .andExpect(content().string(containsString("调整D103 政治能力（共性·德，属D1） → D103 政治能力与作风")))
        .andExpect(content().string(containsString("调整J401 生态产品价值")));
    page("A1", "OFFICER", "/plans/" + imported)
        .andExpect(content().string(containsString("岸线修复达标率")));
    assertThat(newest().number()).isEqualTo(imported);
  }

  @Test
  void twoVersionsStandSideBySide() throws Exception {
    String number = draft("民主评议优良率");
    cast.complete(cast.taskOf("Z1", "task_approve"), Map.of("decision", "APPROVE"));
    page("A1", "OFFICER", "/plans/compare?from=" + imported + "&to=" + number)
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("第1版与第2版对照")))
        .andExpect(content().string(containsString("目标 95 → 97")))
        .andExpect(content().string(containsString("不变")));
    page("H1", "OFFICER", "/plans/" + number)
        .andExpect(content().string(containsString("待生效")))
        .andExpect(content().string(containsString("有效占比为13.33%")))
        .andExpect(content().string(containsString("登记新版本")));
    page("A1", "OFFICER", "/plans/U1/GENERAL").andExpect(content().string(containsString("第2版")));
    clock.set("2027-01-04T09:00");
    page("A1", "OFFICER", "/plans/U1/GENERAL")
        .andExpect(content().string(containsString("已被后续季度的版本替代")));
  }

  @Test
  void theListIsOnesOwnFilteredAndPaged() throws Exception {
    String number = draft("民主评议优良率");
    page("A1", "OFFICER", "/plans")
        .andExpect(content().string(containsString("1 个")))
        .andExpect(content().string(containsString("第1版（2026年第四季度起）")))
        .andExpect(content().string(not(containsString(number))));
    page("H1", "OFFICER", "/plans")
        .andExpect(content().string(containsString("3 个")))
        .andExpect(content().string(containsString("待审批（" + number + "）")));
    page("L1", "OFFICER", "/plans").andExpect(content().string(containsString("没有与您有关的考核方案")));
    page("organization", "ORGANIZATION", "/plans?state=OPEN")
        .andExpect(content().string(containsString("1 个")))
        .andExpect(content().string(containsString(number)));
    page("organization", "ORGANIZATION", "/plans?state=MISSING&unit=U1")
        .andExpect(content().string(containsString("2 个")));
    page("organization", "ORGANIZATION", "/plans?state=PENDING")
        .andExpect(content().string(containsString("没有符合条件的岗位")));
    for (int i = 10; i < 45; i++) {
      county.unit("V" + i, "第" + i + "局");
      county.officer("V" + i + "-1", "V" + i, PostClass.PRINCIPAL, "L1");
    }
    page("organization", "ORGANIZATION", "/plans?page=99")
        .andExpect(content().string(containsString("第 2 页，共 2 页")))
        .andExpect(content().string(containsString("第44局")));
  }

  private ResultActions page(String reader, String role, String path) throws Exception {
    return mvc.perform(get(path).with(user(reader).roles(role)));
  }
}
