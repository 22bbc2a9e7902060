package io.saima.demo;

import io.saima.rating.ContactKind;
import io.saima.rating.LinkLetter;
import io.saima.rating.RatingChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Where links arrive in a demo without a gateway: they are printed in the log for whoever wants to
 * open one, and lie here until their citizen is played.
 */
@Component
@Profile("demo")
@Order(Ordered.LOWEST_PRECEDENCE)
class DemoPost implements RatingChannel {

  private static final Logger LOG = LoggerFactory.getLogger(DemoPost.class);
  private static final int MOST = 10_000;

  private final Queue<LinkLetter> letters = new ConcurrentLinkedQueue<>();

  @Override
  public String label() {
    return "演示信箱";
  }

  @Override
  public boolean reaches(ContactKind kind) {
    return kind == ContactKind.PHONE || kind == ContactKind.MAIL;
  }

  @Override
  public void send(LinkLetter letter) {
    LOG.info("A citizen of the demo gets {}", letter.link());
    if (letters.size() < MOST) {
      letters.add(letter);
    }
  }

  /** Takes out what has arrived. */
  List<LinkLetter> take() {
    List<LinkLetter> taken = new ArrayList<>();
    for (LinkLetter letter = letters.poll(); letter != null; letter = letters.poll()) {
      taken.add(letter);
    }
    return taken;
  }
}
