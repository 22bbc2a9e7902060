package io.saima.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A {@link ServerTest} with a real browser (headless Chromium): a test method takes the {@link
 * Browser} as a parameter. Skipped where there is no Chromium, unless {@code
 * -Dsaima.required=browser} forbids it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServerTest
@ExtendWith(BrowserExtension.class)
@Tag("browser")
public @interface BrowserTest {}
