package io.saima.demo;

import io.saima.calendar.Quarter;
import io.saima.organization.AssessedCounties;
import io.saima.organization.Body;
import io.saima.rating.Contact;
import io.saima.rating.ContactKind;
import io.saima.rating.LinkLetter;
import io.saima.review.ExternalKind;
import io.saima.review.ExternalRaters;
import io.saima.review.ReviewId;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Those who rate from outside, played: in each quarter the organization department registers some
 * for the first bodies, and most of them answer when their link arrives.
 */
@Component
@Profile("demo")
class Outsiders {

  private static final String REGISTRAR = "organization";
  private static final int BODIES = 6;
  private static final int ANSWERING_OF_100 = 80;
  private static final int UNKNOWN_OF_100 = 8;
  private static final int RECEIPT = 10;
  private static final String SHEET = "/rate/sheet/";
  private static final List<Outsider> PEOPLE =
      List.of(
          new Outsider("县人大代表陈秀英", ExternalKind.REPRESENTATIVE),
          new Outsider("县政协委员刘建国", ExternalKind.REPRESENTATIVE),
          new Outsider("第三网格网格员王桂兰", ExternalKind.GRID_WORKER),
          new Outsider("市社情民意调查中心", ExternalKind.THIRD_PARTY),
          new Outsider("县融媒体中心", ExternalKind.MEDIA));

  private final ExternalRaters externals;
  private final AssessedCounties assessed;

  private record Outsider(String name, ExternalKind kind) {}

  Outsiders(ExternalRaters externals, AssessedCounties assessed) {
    this.externals = externals;
    this.assessed = assessed;
  }

  /** Registers them for the quarter of this day, and for the one before while it is rated. */
  void register(LocalDate today) {
    Quarter running = Quarter.of(today);
    first(running).forEach(this::register);
    first(running.previous()).stream().filter(externals::isOpen).forEach(this::register);
  }

  private List<ReviewId> first(Quarter quarter) {
    return assessed.of(quarter).bodies().stream()
        .map(Body::code)
        .sorted()
        .limit(BODIES)
        .map(body -> new ReviewId(quarter, body))
        .toList();
  }

  private void register(ReviewId review) {
    if (externals.of(review).isEmpty()) {
      PEOPLE.forEach(one -> register(review, one));
    }
  }

  private void register(ReviewId review, Outsider one) {
    externals
        .register(review, one.kind(), one.name(), contact(review, one.name()), REGISTRAR)
        .ifPresent(
            refusal -> {
              throw new IllegalStateException(review + ": " + refusal);
            });
  }

  private static Contact contact(ReviewId review, String name) {
    int number = Work.dice("outsider", review.toString(), name).nextInt(100_000_000);
    return new Contact(ContactKind.PHONE, "139%08d".formatted(number));
  }

  /** Whether this is a link to a sheet of theirs. */
  static boolean theirs(LinkLetter letter) {
    return letter.link().contains(SHEET);
  }

  /** Who gets a link answers by itself or when he is reminded, or does not answer at all. */
  void answer(LinkLetter letter) {
    String token = letter.link().substring(letter.link().lastIndexOf('/') + 1);
    SplittableRandom dice = Work.dice("outsider", letter.id());
    if (dice.nextInt(100) >= ANSWERING_OF_100) {
      return;
    }
    externals
        .open(token)
        .ifPresent(
            sheet ->
                externals.cast(
                    token,
                    sheet.rows().stream().map(row -> answer(dice)).toList(),
                    token.substring(0, RECEIPT)));
  }

  private static String answer(SplittableRandom dice) {
    return dice.nextInt(100) < UNKNOWN_OF_100 ? "unknown" : String.valueOf(7 + dice.nextInt(4));
  }
}
