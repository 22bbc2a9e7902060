package io.saima.support;

import io.saima.security.EverybodyLogsIn;
import io.saima.security.TrySheet;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * Like {@link SaimaTest}, but behind a real port, with the engine's servlets and filters; and
 * everybody logs in with the demo's password. {@link TinyCounty} has a few people to begin with.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@ContextConfiguration(initializers = TestDatabase.class)
@Import({
  Cast.class,
  TestClock.class,
  EmptyTables.class,
  TinyCounty.class,
  TestCounty.class,
  TestReview.class,
  TestFigures.class,
  EverybodyLogsIn.class,
  TrySheet.class
})
@ExtendWith(FreshCounty.class)
public @interface ServerTest {}
