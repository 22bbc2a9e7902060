package io.saima.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saima.support.SaimaTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** The system never loses its last administrator; without the demo's accounts. */
@SaimaTest
class StaffAccountsTest {

  @Autowired StaffAccounts staff;
  @Autowired Accounts accounts;

  private final Person chief =
      new Person(
          new Account("chief", "x", null, Set.of(Role.ADMIN), false, true), "", Set.of(), true);

  @BeforeEach
  void logIn() {
    SecurityContextHolder.getContext()
        .setAuthentication(
            UsernamePasswordAuthenticationToken.authenticated(
                chief, null, List.of(new SimpleGrantedAuthority(Role.ADMIN.authority()))));
    accounts.setPassword(
        new Account("last", "", null, Set.of(Role.ADMIN, Role.DESIGNER), false, true), "x", false);
  }

  @AfterEach
  void logOut() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void theLastAdministratorStays() {
    assertThatThrownBy(() -> staff.disable("last", chief)).hasMessageContaining("最后一个启用的系统管理员");
    assertThatThrownBy(() -> staff.setRoles("last", Set.of(Role.DESIGNER), chief))
        .hasMessageContaining("最后一个启用的系统管理员");
    assertThat(accounts.staff().get("last").enabled()).isTrue();

    accounts.setPassword(
        new Account("second", "", null, Set.of(Role.ADMIN), false, true), "x", false);
    staff.disable("second", chief);
    assertThatThrownBy(() -> staff.disable("last", chief)).hasMessageContaining("最后一个启用的系统管理员");
    staff.enable("second", chief);
    staff.setRoles("last", Set.of(Role.DESIGNER), chief);
    staff.disable("last", chief);
    assertThat(accounts.staff().get("last").enabled()).isFalse();
  }
}
