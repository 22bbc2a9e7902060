package io.saima.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The real application on a real database (H2 in memory, or MariaDB/MySQL with {@code
 * -Dsaima.test.database=mariadb} or {@code -Dsaima.test.jdbc-url}), job executor off, clock moved
 * by hand, and every table empty before each test.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest
@AutoConfigureMockMvc
@ActiveProfiles("test")
@ContextConfiguration(initializers = TestDatabase.class)
@Import({
  Cast.class,
  TestClock.class,
  Timetable.class,
  TestCounty.class,
  TestFigures.class,
  TestReview.class,
  RatedServices.class,
  TestFiles.class,
  EngineTexts.class,
  EmptyTables.class
})
@ExtendWith({DatabaseAtHand.class, FreshCounty.class})
@Tag("database")
public @interface SaimaTest {}
