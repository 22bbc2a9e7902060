package io.saima.support;

import io.saima.security.EverybodyLogsIn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The real application behind a real port, tried with a real browser (headless Chromium). Like
 * {@link SaimaTest}, and everybody logs in with the demo's password. A test method takes the {@link
 * Browser} as a parameter. Skipped where there is no Chromium, unless {@code
 * -Dsaima.required=browser} forbids it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@ContextConfiguration(initializers = TestDatabase.class)
@Import({Cast.class, TestClock.class, EmptyTables.class, EverybodyLogsIn.class})
@ExtendWith({BrowserExtension.class, FreshCounty.class})
@Tag("browser")
public @interface BrowserTest {}
