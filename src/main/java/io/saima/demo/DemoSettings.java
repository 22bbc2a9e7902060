package io.saima.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What a demo begins with.
 *
 * @param start the ISO date-time at which its clock begins
 */
@ConfigurationProperties("saima.demo")
record DemoSettings(String start) {}
