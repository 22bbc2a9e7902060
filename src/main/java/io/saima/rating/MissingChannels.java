package io.saima.rating;

import io.saima.notification.AdministratorWarnings;
import io.saima.notification.Administrators;
import io.saima.notification.Notes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells administrators for which kinds of contact links wait because no channel is set up, how many
 * they are, and what to configure; never whose.
 */
@Service
@Transactional
public class MissingChannels implements AdministratorWarnings {

  private static final String GATEWAY =
      "短信网关（SAIMA_RATING_WEBHOOK_URL、SAIMA_RATING_WEBHOOK_SECRET）";
  private static final String SERVER = "邮件服务器（SPRING_MAIL_HOST、SAIMA_RATING_MAIL）";

  private final RatingRequests requests;
  private final Notes notes;
  private final Administrators administrators;
  private final Clock clock;

  MissingChannels(
      RatingRequests requests, Notes notes, Administrators administrators, Clock clock) {
    this.requests = requests;
    this.notes = notes;
    this.administrators = administrators;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public List<String> warnings() {
    return requests.withoutChannel().entrySet().stream()
        .map(
            one ->
                "%d个服务事项的评价链接等待发送：没有能发送“%s”的渠道，请配置%s和SAIMA_PUBLIC_URL。"
                    .formatted(one.getValue(), one.getKey().label(), remedy(one.getKey())))
        .toList();
  }

  private static String remedy(ContactKind kind) {
    return switch (kind) {
      case MAIL -> SERVER + "或" + GATEWAY;
      case PHONE, REFERENCE -> GATEWAY;
      case COUNTER -> throw new IllegalArgumentException("Nothing is sent to who scans");
    };
  }

  /** Writes each administrator a note if something waits; once a day, however often it is asked. */
  public void tell() {
    List<String> warnings = warnings();
    if (warnings.isEmpty()) {
      return;
    }
    String topic = "missing-channels/" + LocalDate.now(clock);
    notes.writeToAll(
        administrators.administrators().stream().filter(one -> !notes.has(one, topic)).toList(),
        topic,
        "评价链接没有发送渠道",
        "%s配置并重启后自动发出。服务后满24小时仍没有渠道的不再发送，联系方式随即删除；近24小时已有%d个。"
            .formatted(String.join("", warnings), requests.endedWithoutChannel()),
        null);
  }
}
