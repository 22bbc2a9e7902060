package io.saima.whatif.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig
@DisplayName("The what-if calculator is open to")
class WhatIfAccessTest {

  @Configuration
  @EnableMethodSecurity
  @Import(WhatIfController.class)
  static class MethodSecurity {}

  @Autowired private WhatIfController controller;

  @Test
  @WithMockUser(roles = "ORGANIZATION")
  @DisplayName("the organization department")
  void theOrganizationDepartment() {
    assertThatThrownBy(this::call).isInstanceOf(JsonBody.Unreadable.class);
  }

  @Test
  @WithMockUser(roles = "DESIGNER")
  @DisplayName("process designers")
  void processDesigners() {
    assertThatThrownBy(this::call).isInstanceOf(JsonBody.Unreadable.class);
  }

  @Test
  @WithMockUser(roles = {"OFFICER", "SUPERVISOR", "DISCIPLINE", "ADMIN"})
  @DisplayName("nobody else")
  void nobodyElse() {
    assertThatThrownBy(this::call).isInstanceOf(AccessDeniedException.class);
  }

  private void call() throws Exception {
    controller.quarter(new MockHttpServletRequest());
  }
}
