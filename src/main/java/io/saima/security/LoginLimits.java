package io.saima.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many failed logins are borne within a time.
 *
 * @param perAccountAndAddress for one account from one address
 * @param perAddress for all accounts from one address
 * @param perAccount for one account from all addresses together that it was never entered from
 */
@ConfigurationProperties("saima.login")
record LoginLimits(
    @DefaultValue("10") int perAccountAndAddress,
    @DefaultValue("100") int perAddress,
    @DefaultValue("100") int perAccount,
    @DefaultValue("10m") Duration within) {}
