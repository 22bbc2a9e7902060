package io.saima.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

class AnnouncementsTest {

  /** Three who hear; the first two fail. */
  static class Listeners {

    final List<String> heard = new ArrayList<>();

    @EventListener
    @Order(1)
    void first(CatchUp event) {
      heard.add("first");
      throw new IllegalStateException("first");
    }

    @EventListener
    @Order(2)
    void second(CatchUp event) {
      heard.add("second");
      throw new IllegalStateException("second");
    }

    @EventListener
    @Order(3)
    void third(CatchUp event) {
      heard.add("third");
    }

    @EventListener
    @Order(1)
    void first(String event) {
      throw new IllegalStateException(event);
    }

    @EventListener
    @Order(2)
    void second(String event) {
      heard.add(event);
    }
  }

  @Test
  void everybodyHearsAndThePublisherLearnsEveryFailure() {
    try (var context =
        new AnnotationConfigApplicationContext(Announcements.class, Listeners.class)) {
      assertThatThrownBy(() -> context.publishEvent(new CatchUp()))
          .hasMessage("first")
          .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessage("second"));
      assertThat(context.getBean(Listeners.class).heard)
          .containsExactly("first", "second", "third");
    }
  }

  @Test
  void anyOtherEventEndsWithTheFirstFailure() {
    try (var context =
        new AnnotationConfigApplicationContext(Announcements.class, Listeners.class)) {
      assertThatThrownBy(() -> context.publishEvent("told")).hasMessage("told");
      assertThat(context.getBean(Listeners.class).heard).isEmpty();
    }
  }
}
