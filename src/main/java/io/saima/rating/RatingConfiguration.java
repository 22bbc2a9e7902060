package io.saima.rating;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads how links reach citizens. */
@Configuration
@EnableConfigurationProperties(RatingSettings.class)
class RatingConfiguration {}
