package io.saima.rating;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * Posts links to the gateway that a city has for short messages, WeCom or the like. The body is
 * signed, so that the gateway knows it is ours and when it was sent.
 */
@Component
@Order(2)
class WebhookChannel implements RatingChannel {

  static final String SIGNATURE = "X-Saima-Signature";

  /** Moved, unauthorized, forbidden, not found, too many: what nobody's address is the cause of. */
  private static final Set<Integer> MISCONFIGURED =
      Set.of(301, 302, 307, 308, 401, 403, 404, 405, 429);

  private final RatingSettings.Webhook settings;
  private final ObjectMapper json;
  private final Clock clock;
  private final RestClient http;

  WebhookChannel(RatingSettings settings, ObjectMapper json, Clock clock) {
    this.settings = settings.webhook();
    this.json = json;
    this.clock = clock;
    this.http = client(this.settings.timeout());
  }

  private static RestClient client(Duration timeout) {
    JdkClientHttpRequestFactory requests =
        new JdkClientHttpRequestFactory(
            java.net.http.HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
                .build());
    requests.setReadTimeout(timeout);
    return RestClient.builder().requestFactory(requests).build();
  }

  @Override
  public String label() {
    return "短信网关";
  }

  @Override
  public boolean reaches(ContactKind kind) {
    return settings.url() != null && kind != ContactKind.COUNTER;
  }

  @Override
  public void send(LinkLetter letter) {
    byte[] body = body(letter);
    String moment = String.valueOf(clock.instant().getEpochSecond());
    try {
      http.post()
          .uri(settings.url())
          .contentType(MediaType.APPLICATION_JSON)
          .header("Idempotency-Key", letter.id())
          .header(SIGNATURE, "t=" + moment + ",v1=" + signature(moment, body))
          .body(body)
          .retrieve()
          .onStatus(
              status -> !status.is2xxSuccessful(),
              (request, response) -> {
                throw refused(response.getStatusCode().value(), letter);
              })
          .toBodilessEntity();
    } catch (ResourceAccessException e) {
      throw new PushFailed(
          "连不上短信网关（%s）。请核对SAIMA_RATING_WEBHOOK_URL，确认网关在运行、网络可达；恢复后重试。"
              .formatted(where(settings.url())),
          true);
    }
  }

  private static PushFailed refused(int status, LinkLetter letter) {
    return new PushFailed(
        "短信网关没有接受链接（HTTP %d）。请查网关日志中编号为%s的请求，核对号码、配额和签名密钥SAIMA_RATING_WEBHOOK_SECRET；处理后重试。"
            .formatted(status, letter.id()),
        status >= 500 || MISCONFIGURED.contains(status));
  }

  private byte[] body(LinkLetter letter) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", letter.id());
    fields.put("kind", letter.to().kind().name());
    fields.put("to", letter.to().address());
    fields.put("subject", letter.subject());
    fields.put("text", letter.text());
    fields.put("link", letter.link());
    fields.put(
        "valid_until", letter.validUntil().atZone(clock.getZone()).toOffsetDateTime().toString());
    try {
      return json.writeValueAsBytes(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String signature(String moment, byte[] body) {
    return new Hmac(settings.secret().getBytes(StandardCharsets.UTF_8))
        .hex((moment + "." + new String(body, StandardCharsets.UTF_8)));
  }

  private static String where(URI url) {
    return url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
  }
}
