package io.saima.security;

import io.saima.organization.Assignments;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Gives everybody the demo's accounts without the rest of the demo. */
@TestConfiguration
public class EverybodyLogsIn {

  @Bean
  DemoAccounts everybody(Assignments assignments, PasswordEncoder passwords) {
    return new DemoAccounts(assignments, passwords);
  }
}
