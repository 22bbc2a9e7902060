package io.saima.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How many failed logins an account and an address may have within a time. */
@ConfigurationProperties("saima.login")
record LoginLimits(
    @DefaultValue("10") int perAccount,
    @DefaultValue("100") int perAddress,
    @DefaultValue("10m") Duration within) {}
