package io.saima.calendar;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads the durations and schedules of the configuration. */
@Configuration
@EnableConfigurationProperties(Deadlines.DeadlineSettings.class)
class CalendarConfiguration {}
