package io.saima.demo;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Reads the demo's settings where there is a demo. */
@Configuration
@Profile("demo")
@EnableConfigurationProperties(DemoSettings.class)
class DemoConfiguration {}
