package io.saima.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saima.support.SaimaTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Outside the demo the first start makes one administrator, or says why it cannot. */
@SaimaTest
class FirstAdministratorTest {

  private static final String PASSWORD = "first-password-1";

  @Autowired Accounts accounts;
  @Autowired PasswordEncoder passwords;

  private void start(String password) {
    new FirstAdministrator(accounts, passwords, password).afterPropertiesSet();
  }

  @Test
  void theFirstAdministratorImportsHandsOutPasswordsAndDeploys() {
    start(PASSWORD);
    Account admin = accounts.exactly("admin").orElseThrow();
    assertThat(admin.staffRoles())
        .containsExactlyInAnyOrder(Role.ADMIN, Role.ORGANIZATION, Role.DESIGNER);
    assertThat(admin.enabled()).isTrue();
    assertThat(admin.mustChangePassword()).isFalse();
    assertThat(passwords.matches(PASSWORD, admin.passwordHash())).isTrue();
  }

  @Test
  void aLaterStartChangesNothing() {
    start(PASSWORD);
    Account before = accounts.exactly("admin").orElseThrow();
    start("another-password-2");
    start("");
    assertThat(accounts.exactly("admin")).contains(before);
  }

  @Test
  void withoutAUsablePasswordNothingStartsAndASentenceSaysWhy() {
    assertThatThrownBy(() -> start(""))
        .isInstanceOfSatisfying(
            MissingAdminPassword.class,
            why -> {
              FailureAnalysis told = new MissingAdminPasswordAnalyzer().analyze(why);
              assertThat(told.getDescription()).contains("没有设置 SAIMA_ADMIN_PASSWORD，系统不能启动");
              assertThat(told.getAction()).contains("请设置环境变量 SAIMA_ADMIN_PASSWORD（至少 12 个字符）");
            });
    assertThatThrownBy(() -> start("short")).hasMessageContaining("SAIMA_ADMIN_PASSWORD 不可用");
    assertThatThrownBy(() -> start("my-admin-password")).hasMessageContaining("密码不得包含账号");
    assertThat(accounts.exactly("admin")).isEmpty();
  }
}
