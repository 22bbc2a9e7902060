package io.saima.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.organization.AppointmentRole;
import io.saima.organization.Assignments;
import io.saima.support.Client;
import io.saima.support.Client.Answer;
import io.saima.support.ServerTest;
import io.saima.support.TinyCounty;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** The organization department keeps offices and hands out passwords. */
@ServerTest
class RolesPageTest {

  @Autowired Environment environment;
  @Autowired TinyCounty county;
  @Autowired Assignments assignments;
  @Autowired People people;

  @BeforeEach
  void settle() {
    county.settle();
    List.of("OFF-1", "OFF-2", "OFF-3", "ZZ-1").forEach(people::forget);
  }

  private Client client() {
    return new Client(environment);
  }

  @Test
  void onlyTheOrganizationDepartmentAndAdministratorsComeIn() {
    for (String person : new String[] {"OFF-1", "discipline", "designer"}) {
      for (String page : new String[] {"/roles", "/roles/changes", "/roles/accounts"}) {
        assertThat(client().logIn(person).get(page).status()).as(person + page).isEqualTo(403);
      }
    }
    for (String person : new String[] {"organization", "ZZ-1", "admin"}) {
      assertThat(client().logIn(person).get("/roles").body()).as(person).contains("角色与密码");
    }
  }

  @Test
  void anAdministratorAppointsNobody() {
    Client admin = client().logIn("admin");
    assertThat(admin.get("/roles/officers/OFF-2").body())
        .contains("生成一次性密码")
        .doesNotContain("新增任职");
    Map<String, String> appointment =
        Map.of("role", "DISCIPLINE", "unit", "", "from", "2026-10-01", "to", "");
    assertThat(admin.post("/roles/officers/OFF-2/appointments", appointment).status())
        .isEqualTo(403);
    assertThat(admin.post("/roles/officers/OFF-2/appointments/end", appointment).status())
        .isEqualTo(403);
  }

  @Test
  void peopleAreFoundByNameIdAndUnit() {
    Client client = client().logIn("organization");
    assertThat(client.get("/roles?q=%E4%B9%B0%E4%B9%B0%E6%8F%90").body())
        .contains("OFF-2")
        .doesNotContain("OFF-3");
    assertThat(client.get("/roles?q=off-3").body()).contains("𠮷田");
    assertThat(client.get("/roles?unit=OFF").body())
        .contains("OFF-1", "OFF-3")
        .doesNotContain("ZZ-1</td>");
    assertThat(client.get("/roles?q=%3Cscript%3E").body()).contains("没有符合条件的人员", "&lt;script&gt;");
    assertThat(client.get("/roles?p=999").status()).isEqualTo(200);
  }

  @Test
  void anAppointmentIsAddedAndEnded() {
    Client client = client().logIn("organization");
    assertThat(client.get("/roles").body()).contains("默认");
    Map<String, String> appointment =
        Map.of("role", "ORGANIZATION_OFFICER", "unit", "", "from", "2026-10-01", "to", "");
    Answer saved = client.post("/roles/officers/OFF-2/appointments", appointment);
    assertThat(saved.location()).isEqualTo("/roles/officers/OFF-2");
    assertThat(client.get(saved.location()).body()).contains("任职已保存", "组织部经办", "在任");
    assertThat(assignments.today().holders(AppointmentRole.ORGANIZATION_OFFICER, null))
        .containsExactly("OFF-2");
    people.forget("OFF-2");
    assertThat(client().logIn("OFF-2").get("/roles").status()).isEqualTo(200);

    client.post("/roles/officers/OFF-2/appointments", appointment);
    assertThat(client.get("/roles/officers/OFF-2").body()).contains("已有同样的任职");

    client.post(
        "/roles/officers/OFF-2/appointments/end",
        Map.of(
            "role", "ORGANIZATION_OFFICER", "unit", "", "from", "2026-10-01", "to", "2026-10-07"));
    assertThat(assignments.today().holders(AppointmentRole.ORGANIZATION_OFFICER, null))
        .containsExactly("ZZ-1");
  }

  @Test
  void everyChangeOfAnAppointmentIsOnRecord() {
    Client client = client().logIn("ZZ-1");
    assertThat(client.get("/roles/changes").body()).contains("没有变更记录");
    Map<String, String> key = Map.of("role", "CHECK_TEAM", "unit", "", "from", "2026-10-01");
    client.post("/roles/officers/OFF-2/appointments", key);
    client.post("/roles/officers/OFF-2/appointments", key);
    Map<String, String> end = new HashMap<>(key);
    end.put("to", "2026-11-30");
    client.post("/roles/officers/OFF-2/appointments/end", end);
    end.put("to", "2026-10-31");
    client.post("/roles/officers/OFF-2/appointments/end", end);
    for (String page : new String[] {"/roles/officers/OFF-2", "/roles/changes"}) {
      assertThat(client.get(page).body().replaceAll("\\s+", " "))
          .contains("2026-10-08 09:00", "郑部长（ZZ-1）", "买买提·吐尔逊（OFF-2）", "核查组")
          .containsOnlyOnce("2026-10-01 至 今<")
          .containsOnlyOnce("2026-10-01 至 2026-11-30</span> <span class=\"soft\">（原截止：无）")
          .containsOnlyOnce("2026-10-01 至 2026-10-31</span> <span class=\"soft\">（原截止：2026-11-30）");
    }
  }

  @Test
  void whatMakesNoSenseIsRefusedWithAReason() {
    Client client = client().logIn("organization");
    assertThat(refusal(client, Map.of("role", "COMMITTEE", "unit", "", "from", "2026-10-01")))
        .contains("必须选择服务的单位");
    assertThat(refusal(client, Map.of("role", "COMMITTEE", "unit", "NOPE", "from", "2026-10-01")))
        .contains("没有这个单位");
    assertThat(
            refusal(
                client,
                Map.of("role", "CHECK_TEAM", "unit", "", "from", "2026-10-01", "to", "2026-09-01")))
        .contains("截止日期不能早于起始日期");
    assertThat(refusal(client, Map.of("role", "CHECK_TEAM", "unit", "", "from", "0001-01-01")))
        .contains("日期应在");
    assertThat(
            client
                .post(
                    "/roles/officers/OFF-2/appointments",
                    Map.of("role", "KING", "from", "2026-10-01"))
                .status())
        .isEqualTo(400);
    assertThat(client.get("/roles/officers/NOBODY").status()).isEqualTo(404);
  }

  private static String refusal(Client client, Map<String, String> form) {
    Answer answer = client.post("/roles/officers/OFF-2/appointments", form);
    return client.get(answer.location()).body();
  }

  @Test
  void aOneTimePasswordOpensOnlyThePageThatReplacesIt() {
    String slip =
        client().logIn("organization").post("/roles/officers/OFF-3/password", Map.of()).body();
    String password = password(slip, "OFF-3");
    assertThat(slip).contains("𠮷田", "某县𠮷祥办公室");

    Client officer = client();
    assertThat(officer.logIn("OFF-3", Client.PASSWORD).location()).isEqualTo("/login?error");
    assertThat(client().as("OFF-3", password).get("/engine-rest/engine").status()).isEqualTo(403);
    officer.logIn("OFF-3", password);
    assertThat(officer.get("/").location()).isEqualTo("/password");
    assertThat(officer.get("/camunda/app/tasklist/default/").location()).isEqualTo("/password");
    assertThat(officer.get("/camunda/api/engine/engine/default/task").status()).isEqualTo(403);
    assertThat(change(officer, "wrong", "a-new-password").body()).contains("当前密码不正确");
    assertThat(change(officer, password, "short").body()).contains("至少 12 个字符");
    assertThat(change(officer, password, "aaaaaaaaaaaa").body()).contains("过于简单");
    assertThat(change(officer, password, password).body()).contains("不能与当前密码相同");
    assertThat(change(officer, password, "a-new-password").location()).isEqualTo("/");
    assertThat(officer.get("/").body()).contains("密码已修改", "𠮷田");
    assertThat(client().as("OFF-3", "a-new-password").get("/engine-rest/engine").status())
        .isEqualTo(200);
    assertThat(client().logIn("OFF-3", password).location()).isEqualTo("/login?error");
  }

  @Test
  void whoseEverPasswordIsResetLearnsByWhomAndItIsOnRecord() {
    Client department = client().logIn("ZZ-1");
    String password =
        password(department.post("/roles/officers/OFF-2/password", Map.of()).body(), "OFF-2");
    Client officer = client();
    officer.logIn("OFF-2", password);
    change(officer, password, "a-new-password");
    assertThat(officer.get("/").body()).contains("密码已重置", "您的密码于2026年10月8日 09:00由郑部长（ZZ-1）重置");
    for (String page : new String[] {"/roles/officers/OFF-2", "/roles/changes"}) {
      assertThat(department.get(page).body())
          .contains("重置密码", "2026-10-08 09:00", "郑部长（ZZ-1）", "买买提·吐尔逊（OFF-2）");
    }
  }

  @Test
  void nobodyResetsHisOwnPasswordThere() {
    Client client = client().logIn("ZZ-1");
    assertThat(client.get("/roles/officers/ZZ-1").body()).contains("不能在这里重置自己的密码");
    assertThat(client.post("/roles/officers/ZZ-1/password", Map.of()).body())
        .contains("不能在这里重置自己的密码")
        .doesNotContain("登录凭条");
    assertThat(client.post("/roles/units/ZZ/passwords", Map.of("all", "true")).body())
        .contains("不能在这里重置自己的密码", "<code>SJ-1</code>")
        .doesNotContain("<code>ZZ-1</code>");
    assertThat(client().logIn("ZZ-1", Client.PASSWORD).location()).isEqualTo("/");
  }

  @Test
  void theDepartmentCannotTakeOverADisciplineOfficer() {
    Client department = client().logIn("organization");
    department.post(
        "/roles/officers/OFF-3/appointments",
        Map.of("role", "DISCIPLINE", "unit", "", "from", "2026-10-01", "to", ""));
    assertThat(department.get("/roles/officers/OFF-3").body()).contains("其密码只能由系统管理员重置");
    assertThat(department.post("/roles/officers/OFF-3/password", Map.of()).body())
        .contains("𠮷田（OFF-3）有“纪检监察”角色，其密码只能由系统管理员重置")
        .doesNotContain("登录凭条");
    assertThat(department.post("/roles/units/OFF/passwords", Map.of()).body())
        .contains("其密码只能由系统管理员重置", "<code>OFF-2</code>")
        .doesNotContain("<code>OFF-3</code>");
    assertThat(client().logIn("OFF-3", Client.PASSWORD).location()).isEqualTo("/");
    String slip = client().logIn("admin").post("/roles/officers/OFF-3/password", Map.of()).body();
    assertThat(client().logIn("OFF-3", password(slip, "OFF-3")).location()).isEqualTo("/");
  }

  @Test
  void aNewPasswordEndsOtherSessions() {
    Client first = client().logIn("OFF-2");
    assertThat(first.get("/").status()).isEqualTo(200);
    client().logIn("organization").post("/roles/officers/OFF-2/password", Map.of());
    assertThat(first.get("/").location()).isEqualTo("/login");
  }

  @Test
  void aWholeUnitGetsPasswordsAndThoseWhoHaveOneKeepIt() {
    Client client = client().logIn("organization");
    String first = client.post("/roles/officers/OFF-2/password", Map.of()).body();
    String rest = client.post("/roles/units/OFF/passwords", Map.of()).body();
    assertThat(rest).contains("OFF-1", "OFF-3").doesNotContain("OFF-2", "ZZ-1");
    String all = client.post("/roles/units/OFF/passwords", Map.of("all", "true")).body();
    assertThat(password(all, "OFF-2")).isNotEqualTo(password(first, "OFF-2"));
    assertThat(client.get("/roles/units/OFF").body()).contains("已发放", "欧阳主任");
  }

  private static Answer change(Client client, String current, String wanted) {
    return client.post("/password", Map.of("current", current, "wanted", wanted, "again", wanted));
  }

  private static String password(String page, String username) {
    Matcher slip =
        Pattern.compile("<code>" + username + "</code></dd>\\s*<dt>密码</dt><dd><code>([^<]+)</code>")
            .matcher(page);
    assertThat(slip.find()).as("slip of " + username).isTrue();
    return slip.group(1);
  }
}
