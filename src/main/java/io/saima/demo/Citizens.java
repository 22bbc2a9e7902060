package io.saima.demo;

import io.saima.engine.TaskRefused;
import io.saima.rating.ContactKind;
import io.saima.rating.LinkLetter;
import io.saima.rating.LinkToken;
import io.saima.rating.RatingLinks;
import io.saima.rating.ServiceEventKind;
import io.saima.rating.ServiceRegistrations;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Citizens, played: officers who have served citizens before serve some more and enter it, and most
 * of those who get a link rate.
 */
@Component
@Profile("demo")
class Citizens {

  private static final int SERVICES = 4;
  private static final int ANSWERING_OF_100 = 70;
  private static final int COMMENTING_OF_100 = 25;
  private static final List<String> COMMENTS =
      List.of("办得很快，谢谢。", "讲得清楚，一次就办好了。", "排队时间有点长，建议多开一个窗口。", "材料要求前后不一致，希望一次告知。");

  private final JdbcClient jdbc;
  private final DemoPost post;
  private final Outsiders outsiders;
  private final RatingLinks links;
  private final ServiceRegistrations registrations;

  Citizens(
      JdbcClient jdbc,
      DemoPost post,
      Outsiders outsiders,
      RatingLinks links,
      ServiceRegistrations registrations) {
    this.jdbc = jdbc;
    this.post = post;
    this.outsiders = outsiders;
    this.links = links;
    this.registrations = registrations;
  }

  /** Some services of an hour, and the answers to the links that have arrived since. */
  void act(LocalDateTime now, Set<String> except) {
    outsiders.register(now.toLocalDate());
    for (LinkLetter letter : post.take()) {
      if (Outsiders.theirs(letter)) {
        outsiders.answer(letter);
      } else {
        answer(letter);
      }
    }
    SplittableRandom dice = Work.dice("services", now.toString());
    List<String> servants =
        jdbc.sql(
                "select distinct officer_id from service_event where occurred_at > ?"
                    + " order by officer_id")
            .param(now.minusDays(182))
            .query(String.class)
            .list();
    for (int i = 0; i < SERVICES && !servants.isEmpty(); i++) {
      String officer = servants.get(dice.nextInt(servants.size()));
      String phone = "138%08d".formatted(dice.nextInt(100_000_000));
      ServiceEventKind kind =
          ServiceEventKind.values()[dice.nextInt(ServiceEventKind.values().length)];
      if (!except.contains(officer)) {
        serve(officer, kind, phone);
      }
    }
  }

  private void serve(String officer, ServiceEventKind kind, String phone) {
    try {
      registrations.register(
          Optional.empty(), kind, Optional.empty(), ContactKind.PHONE, Optional.of(phone), officer);
    } catch (TaskRefused notNow) {
      // He has left, or his quarter is closed: somebody else serves.
      return;
    }
  }

  private void answer(LinkLetter letter) {
    SplittableRandom dice = Work.dice("citizen", letter.to().address(), letter.id());
    LinkToken token = new LinkToken(letter.link().substring(letter.link().lastIndexOf('/') + 1));
    if (dice.nextInt(100) < ANSWERING_OF_100) {
      int score = 10 - Math.abs(dice.nextInt(5) - dice.nextInt(3));
      String tag = score > 7 ? RatingLinks.TAGS.get(dice.nextInt(6)) : RatingLinks.TAGS.get(8);
      String comment =
          dice.nextInt(100) >= COMMENTING_OF_100
              ? ""
              : COMMENTS.get(score > 7 ? dice.nextInt(2) : 2 + dice.nextInt(2));
      links.rate(token, score, List.of(tag), comment);
    }
  }
}
