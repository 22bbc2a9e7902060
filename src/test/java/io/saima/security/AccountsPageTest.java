package io.saima.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.support.Client;
import io.saima.support.Client.Answer;
import io.saima.support.ServerTest;
import io.saima.support.TinyCounty;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Administrators keep the accounts that belong to no officer. */
@ServerTest
class AccountsPageTest {

  private static final String OWN = "a-new-password";

  @Autowired Environment environment;
  @Autowired TinyCounty county;
  @Autowired Accounts accounts;
  @Autowired People people;
  @Autowired PasswordEncoder passwords;

  private Client admin;

  @BeforeEach
  void settle() {
    county.settle();
    List.of("chief", "second", "jijian", "zuzhi").forEach(people::forget);
    store("chief", Role.ADMIN);
    admin = client().logIn("chief");
  }

  private void store(String username, Role... roles) {
    accounts.setPassword(
        new Account(username, "", null, EnumSet.copyOf(List.of(roles)), false, true),
        passwords.encode(Client.PASSWORD),
        false);
  }

  private Client client() {
    return new Client(environment);
  }

  private static String password(Answer slip) {
    Matcher found = Pattern.compile("<dt>密码</dt><dd><code>([^<]+)</code>").matcher(slip.body());
    assertThat(found.find()).as(slip.body()).isTrue();
    return found.group(1);
  }

  private String refusal(String path, Map<String, String> form) {
    Answer answer = admin.post(path, form);
    assertThat(answer.location()).isEqualTo("/roles/accounts");
    return admin.get("/roles/accounts").body();
  }

  @Test
  void aNewAccountMustReplaceItsOneTimePassword() {
    String password =
        password(
            admin.post("/roles/accounts", Map.of("username", "zuzhi", "role", "ORGANIZATION")));
    assertThat(admin.get("/roles/accounts").body()).contains("zuzhi", "尚未改密");
    Client newcomer = client();
    newcomer.logIn("zuzhi", password);
    assertThat(newcomer.get("/roles").location()).isEqualTo("/password");
    assertThat(client().as("zuzhi", password).get("/engine-rest/engine").status()).isEqualTo(403);
    newcomer.post("/password", Map.of("current", password, "wanted", OWN, "again", OWN));
    assertThat(newcomer.get("/roles").status()).isEqualTo(200);
    assertThat(newcomer.get("/").body()).contains("由系统管理（chief）重置");
    assertThat(admin.get("/roles/accounts/zuzhi").body())
        .contains("开通账号", "系统管理（chief）", "2026-10-08 09:00");
  }

  @Test
  void namesAndRolesThatCannotBeAreRefused() {
    for (String name : new String[] {"", "ab", "Upper", "off-2", "chief", "组织部", "a b c", "1abc"}) {
      assertThat(refusal("/roles/accounts", Map.of("username", name, "role", "DESIGNER")))
          .as(name)
          .containsAnyOf("账号应为3至32个", "已被使用");
    }
    assertThat(refusal("/roles/accounts", Map.of("username", "zuzhi"))).contains("请至少选择一个角色");
    assertThat(refusal("/roles/accounts", Map.of("username", "zuzhi", "role", "OFFICER")))
        .contains("请至少选择一个角色");
    assertThat(refusal("/roles/accounts", Map.of("username", "zuzhi", "role", "DISCIPLINE,ADMIN")))
        .contains("不能兼有其他角色");
    assertThat(admin.post("/roles/accounts", Map.of("username", "zuzhi", "role", "KING")).status())
        .isEqualTo(400);
    assertThat(accounts.staff()).doesNotContainKey("zuzhi");
  }

  @Test
  void aDisabledAccountIsOutAndComesBackWithItsPassword() {
    store("second", Role.DESIGNER);
    Client second = client().logIn("second");
    assertThat(client().as("second").get("/engine-rest/engine").status()).isEqualTo(200);
    admin.post("/roles/accounts/second/disable", Map.of());
    assertThat(admin.get("/roles/accounts").body()).contains("已停用");
    assertThat(second.get("/").location()).isEqualTo("/login");
    assertThat(client().logIn("second", Client.PASSWORD).location()).isEqualTo("/login?error");
    assertThat(client().as("second").get("/engine-rest/engine").status()).isEqualTo(401);
    assertThat(refusal("/roles/accounts/second/password", Map.of())).contains("账号已停用");
    admin.post("/roles/accounts/second/enable", Map.of());
    assertThat(client().logIn("second", Client.PASSWORD).location()).isEqualTo("/");
    assertThat(admin.get("/roles/accounts/second").body()).contains("停用", "启用");
  }

  @Test
  void rolesChangeAndReachAnOpenSession() {
    store("second", Role.DESIGNER);
    Client second = client().logIn("second");
    assertThat(second.get("/roles").status()).isEqualTo(403);
    Answer saved =
        admin.post("/roles/accounts/second/roles", Map.of("role", "DESIGNER,ORGANIZATION"));
    assertThat(admin.get(saved.location()).body()).contains("角色已保存", "调整角色");
    assertThat(second.get("/roles").status()).isEqualTo(200);
    assertThat(accounts.staff().get("second").staffRoles())
        .isEqualTo(Set.of(Role.DESIGNER, Role.ORGANIZATION));
  }

  @Test
  void nobodyChangesHisOwnAccountAndTheDemosStay() {
    for (String path : new String[] {"disable", "enable", "roles"}) {
      assertThat(refusal("/roles/accounts/chief/" + path, Map.of("role", "DESIGNER")))
          .contains("不能更改自己的账号");
      assertThat(refusal("/roles/accounts/admin/" + path, Map.of("role", "DESIGNER")))
          .contains("演示账号不能更改");
    }
    assertThat(refusal("/roles/accounts/chief/password", Map.of())).contains("不能在这里重置自己的密码");
    assertThat(refusal("/roles/accounts/admin/password", Map.of())).contains("演示账号不能更改");
    assertThat(refusal("/roles/accounts/OFF-2/disable", Map.of())).contains("没有账号");
  }

  @Test
  void theDepartmentSeesAccountsAndResetsItsOwnColleaguesOnly() {
    store("zuzhi", Role.ORGANIZATION);
    store("second", Role.ORGANIZATION);
    store("jijian", Role.DISCIPLINE);
    Client department = client().logIn("zuzhi");
    assertThat(department.get("/roles/accounts").body())
        .contains("jijian", "chief")
        .doesNotContain("开通账号");
    for (String path :
        new String[] {
          "/roles/accounts",
          "/roles/accounts/second/disable",
          "/roles/accounts/second/enable",
          "/roles/accounts/second/roles"
        }) {
      assertThat(
              department.post(path, Map.of("username", "third", "role", "ORGANIZATION")).status())
          .as(path)
          .isEqualTo(403);
    }
    for (String protectedOne : new String[] {"jijian", "chief"}) {
      department.post("/roles/accounts/" + protectedOne + "/password", Map.of());
      assertThat(department.get("/roles/accounts").body()).contains("其密码只能由系统管理员重置");
      assertThat(client().logIn(protectedOne, Client.PASSWORD).location()).isEqualTo("/");
    }
    String password = password(department.post("/roles/accounts/second/password", Map.of()));
    assertThat(client().logIn("second", password).location()).isEqualTo("/");
  }
}
