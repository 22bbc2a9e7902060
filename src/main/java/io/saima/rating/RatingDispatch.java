package io.saima.rating;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

  /** How the sending of the next links goes. */
  private final class Round {

    private final long begun = System.nanoTime();
    private final Set<String> tried = new HashSet<>();
    private final List<String> failed = new ArrayList<>();
    private PushFailed channelDown;
    private int unreachable;
    private int unreadable;
    private boolean anySent;

    void send(List<String> events) {
      for (String event : events) {
        if (channelIsDown() || isLate()) {
          return;
        }
        tried.add(event);
        try {
          RatingDispatch.this.send(event);
          anySent = true;
        } catch (UnreadableAddress e) {
          failed.add(event);
          unreadable++;
        } catch (PushFailed e) {
          failed.add(event);
          if (e.channelIsDown()) {
            channelDown = e;
            unreachable++;
          }
        }
      }
    }

    boolean isLate() {
      return System.nanoTime() - begun > LONGEST.toNanos();
    }

    boolean channelIsDown() {
      return unreachable >= ENOUGH && !anySent;
    }

    /** Whether nothing but addresses that cannot be read was met. */
    boolean allUnreadable() {
      return unreadable > 0 && unreadable == tried.size();
    }
  }

  /**
   * Sends the next links.
   *
   * @return the events whose links failed while others went out
   * @throws PushFailed if the channel itself is down, or nobody's address can be read; what was
   *     tried goes to the end of the line
   */
  public List<String> sendNext() {
    Round round = new Round();
    List<String> next = requests.due(CHUNK);
    while (!next.isEmpty()) {
      round.send(next);
      // Addresses that cannot be read hold up nobody: whoever stands behind them comes at once.
      next =
          round.allUnreadable() && !round.isLate()
              ? requests.due(CHUNK).stream().filter(event -> !round.tried.contains(event)).toList()
              : List.of();
    }
    if (round.channelIsDown()) {
      throw round.channelDown;
    }
    if (round.allUnreadable() && round.unreadable >= ENOUGH) {
      throw new UnreadableAddress(round.unreadable);
    }
    return round.failed.stream().limit(CHUNK).toList();
  }

  /**
   * Sends one link, if it is still to be sent.
   *
   * @throws PushFailed if that fails
   */
  public void send(String eventId) {
    requests.trying(eventId);
    requests.outgoing(eventId).ifPresent(this::send);
  }

  private void send(RatingRequests.Outgoing to) {
    Contact contact = to.contact().orElseThrow(() -> new UnreadableAddress(to.eventId()));
    RatingChannel channel =
        channels
            .to(contact.kind())
            .orElseThrow(
                () ->
                    new PushFailed(
                        "没有能发送“%s”的渠道。请配置短信网关（SAIMA_RATING_WEBHOOK_URL）或邮件服务器（SPRING_MAIL_HOST、SAIMA_RATING_MAIL）后重试。"
                            .formatted(contact.kind().label()),
                        true));
    String link = channels.address("/rate/" + links.make(to.eventId(), null).text());
    send(channel, letter(to, contact, link));
    requests.sent(to.eventId());
  }

  /** Whatever else a channel throws may name somebody: of that only its kind is told. */
  private static void send(RatingChannel channel, LinkLetter letter) {
    try {
      channel.send(letter);
    } catch (PushFailed told) {
      throw told;
    } catch (RuntimeException e) {
      throw new PushFailed(
          "发送渠道“%s”的程序出错（%s，编号%s）。请查这个渠道的设置和日志；处理后重试。"
              .formatted(channel.label(), e.getClass().getSimpleName(), letter.id()));
    }
  }

  private LinkLetter letter(RatingRequests.Outgoing to, Contact contact, String link) {
    LocalDateTime validUntil = requests.validFromNow();
    return new LinkLetter(
        to.eventId(),
        contact,
        "请为%s的服务打分".formatted(to.unit()),
        "您好！%s，%s的%s为您提供了服务（%s）。请用半分钟评价，评价不记名，链接7天内有效。"
            .formatted(DAY.format(to.occurredAt()), to.unit(), to.officer(), to.kind().label()),
        link,
        validUntil);
  }
}
