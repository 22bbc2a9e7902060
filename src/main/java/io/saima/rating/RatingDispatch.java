package io.saima.rating;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;

/**
 * Sends citizens their links, each with what it changes in transactions of its own: a message that
 * went out cannot be rolled back. One address that fails holds up no other.
 */
@Service
public class RatingDispatch {

  private static final int CHUNK = 50;

  /** So many failures without one success are the channel's, not the addresses'. */
  private static final int ENOUGH = 3;

  /** Well within the time for which the engine locks a job. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("M月d日", Locale.SIMPLIFIED_CHINESE);

  private final RatingRequests requests;
  private final RatingLinks links;
  private final RatingChannels channels;

  RatingDispatch(RatingRequests requests, RatingLinks links, RatingChannels channels) {
    this.requests = requests;
    this.links = links;
    this.channels = channels;
  }

  /**
   * Sends the next links.
   *
   * @return the events whose links failed while others went out
   * @throws PushFailed if the channel itself is down; what was tried goes to the end of the line
   */
  public List<String> sendNext() {
    long begun = System.nanoTime();
    List<String> failed = new ArrayList<>();
    PushFailed channelDown = null;
    int unreachable = 0;
    boolean anySent = false;
    for (String event : requests.due(CHUNK)) {
      try {
        send(event);
        anySent = true;
      } catch (PushFailed e) {
        failed.add(event);
        if (e.channelIsDown()) {
          channelDown = e;
          unreachable++;
        }
      }
      boolean down = unreachable >= ENOUGH && !anySent;
      if (down) {
        throw channelDown;
      }
      if (System.nanoTime() - begun > LONGEST.toNanos()) {
        break;
      }
    }
    return failed;
  }

  /**
   * Sends one link, if it is still to be sent.
   *
   * @throws PushFailed if that fails
   */
  public void send(String eventId) {
    requests.outgoing(eventId).ifPresent(this::send);
  }

  private void send(RatingRequests.Outgoing to) {
    requests.trying(to.eventId());
    RatingChannel channel =
        channels
            .to(to.contact().kind())
            .orElseThrow(
                () ->
                    new PushFailed(
                        "没有能发送“%s”的渠道。请配置短信网关（SAIMA_RATING_WEBHOOK_URL）或邮件服务器（SPRING_MAIL_HOST、SAIMA_RATING_MAIL）后重试。"
                            .formatted(to.contact().kind().label()),
                        true));
    String link = channels.address("/rate/" + links.make(to.eventId(), null).text());
    channel.send(letter(to, link));
    requests.sent(to.eventId());
  }

  private LinkLetter letter(RatingRequests.Outgoing to, String link) {
    LocalDateTime validUntil = requests.validFromNow();
    return new LinkLetter(
        to.eventId(),
        to.contact(),
        "请为%s的服务打分".formatted(to.unit()),
        "您好！%s，%s的%s为您提供了服务（%s）。请用半分钟评价，评价不记名，链接7天内有效。"
            .formatted(DAY.format(to.occurredAt()), to.unit(), to.officer(), to.kind().label()),
        link,
        validUntil);
  }
}
