package io.saima.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What a demo begins with.
 *
 * @param start the ISO date-time at which its clock begins
 * @param data {@code sample} for the sample county, {@code none} for an empty one
 */
@ConfigurationProperties("saima.demo")
record DemoSettings(String start, Data data) {

  enum Data {
    SAMPLE,
    NONE
  }
}
