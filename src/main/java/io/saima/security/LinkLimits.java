package io.saima.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one network may ask of the pages behind links within a time. Behind one address of a mobile
 * network stand thousands of people.
 *
 * @param perAddress requests of any kind
 * @param wrongPerAddress links that are none, or none any more
 */
@ConfigurationProperties("saima.links")
record LinkLimits(
    @DefaultValue("3000") int perAddress,
    @DefaultValue("200") int wrongPerAddress,
    @DefaultValue("10m") Duration within) {}
