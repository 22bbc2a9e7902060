package io.saima.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/**
 * The application with other deadlines than it ships with: what happens later than usual follows
 * the configuration, what does not has its days fixed somewhere. All such tests share one
 * application.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SaimaTest
@TestPropertySource(
    properties = {
      "saima.deadlines.log-planning=3日",
      "saima.deadlines.log-close=4d",
      "saima.deadlines.log-reminder=2d",
      "saima.deadlines.log-correction-least=3d",
      "saima.deadlines.review-start=2d",
      "saima.deadlines.plan-invitation=2d",
      "saima.deadlines.rectification-longest=60日",
      "saima.deadlines.look-back-first=30日",
      "saima.deadlines.look-back-second=60日"
    })
public @interface OtherDeadlines {}
