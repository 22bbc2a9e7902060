package io.saima.security;

import java.util.EnumSet;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Makes the account {@code admin} at the first start; without a password for it nothing starts. */
@Component
@Profile("!demo & !import")
class FirstAdministrator implements InitializingBean {

  private static final String NAME = "admin";

  private final Accounts accounts;
  private final PasswordEncoder passwords;
  private final String password;

  FirstAdministrator(
      Accounts accounts,
      PasswordEncoder passwords,
      @Value("${SAIMA_ADMIN_PASSWORD:}") String password) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.password = password;
  }

  @Override
  public void afterPropertiesSet() {
    if (accounts.exactly(NAME).isPresent()) {
      return;
    }
    if (password.isEmpty()) {
      throw new MissingAdminPassword(
          "没有管理员账号，也没有设置 SAIMA_ADMIN_PASSWORD，系统不能启动。\n"
              + "There is no administrator yet and SAIMA_ADMIN_PASSWORD is not set.");
    }
    Passwords.problem(password, NAME)
        .ifPresent(
            problem -> {
              throw new MissingAdminPassword("SAIMA_ADMIN_PASSWORD 不可用：" + problem);
            });
    accounts.setPassword(
        // Alone at first, the administrator also imports the county, hands out passwords and
        // deploys.
        new Account(
            NAME, "", null, EnumSet.of(Role.ADMIN, Role.ORGANIZATION, Role.DESIGNER), false, true),
        passwords.encode(password),
        false);
  }
}
