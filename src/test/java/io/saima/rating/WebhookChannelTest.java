package io.saima.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.saima.rating.RatingSettings.Webhook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a city's gateway receives, and what is said when it does not. */
class WebhookChannelTest {

  private static final String SECRET = "a secret of the gateway, 32 long.";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-02T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
  private static final LinkLetter LETTER =
      new LinkLetter(
          "SE-1",
          new Contact(ContactKind.PHONE, "13800138000"),
          "请评价",
          "请为刚才的服务打分。",
          "https://pj.example/rate/secret-of-the-link",
          LocalDateTime.parse("2026-11-09T10:00:00"));

  private record Received(String signature, String idempotencyKey, String body) {}

  private final AtomicReference<Received> received = new AtomicReference<>();
  private final CountDownLatch testEnds = new CountDownLatch(1);
  private HttpServer gateway;
  private int answer = 204;

  @BeforeEach
  void gateway() throws IOException {
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext(
        "/send",
        exchange -> {
          received.set(
              new Received(
                  exchange.getRequestHeaders().getFirst("X-Saima-Signature"),
                  exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    gateway.createContext(
        "/silent",
        exchange -> {
          try {
            testEnds.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    gateway.start();
  }

  @AfterEach
  void gatewayStops() {
    testEnds.countDown();
    gateway.stop(0);
  }

  @Test
  void theGatewayCanTellThatTheLinkIsOursAndWhenItWasSent() throws Exception {
    channel("/send", Duration.ofSeconds(10)).send(LETTER);
    JsonNode body = new ObjectMapper().readTree(received.get().body);
    assertThat(body)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"id": "SE-1", "kind": "PHONE", "to": "13800138000", "subject": "请评价",
                     "text": "请为刚才的服务打分。",
                     "link": "https://pj.example/rate/secret-of-the-link",
                     "valid_until": "2026-11-09T10:00+08:00"}
                    """));
    assertThat(received.get().idempotencyKey).isEqualTo("SE-1");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String moment = String.valueOf(CLOCK.instant().getEpochSecond());
    assertThat(received.get().signature)
        .isEqualTo(
            "t="
                + moment
                + ",v1="
                + HexFormat.of()
                    .formatHex(
                        mac.doFinal(
                            (moment + "." + received.get().body)
                                .getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void aRefusalIsToldWithoutTheAddressAndTheLink() {
    answer = 422;
    assertTold("HTTP 422");
  }

  @Test
  void nobodyIsLedElsewhereWithAnAddress() {
    answer = 307;
    assertTold("HTTP 307");
  }

  private void assertTold(String what) {
    assertThatThrownBy(() -> channel("/send", Duration.ofSeconds(10)).send(LETTER))
        .isInstanceOf(PushFailed.class)
        .hasMessageContaining(what)
        .hasMessageContaining("SAIMA_RATING_WEBHOOK_SECRET")
        .message()
        .doesNotContain("13800138000", "secret-of-the-link");
  }

  @Test
  void aGatewayThatNeverAnswersIsNotWaitedForLong() {
    assertThatThrownBy(() -> channel("/silent", Duration.ofMillis(200)).send(LETTER))
        .isInstanceOf(PushFailed.class)
        .hasMessageContaining("连不上短信网关");
  }

  private WebhookChannel channel(String path, Duration timeout) {
    URI url = URI.create("http://localhost:" + gateway.getAddress().getPort() + path);
    RatingSettings settings =
        new RatingSettings(
            "", URI.create("https://pj.example"), "", new Webhook(url, SECRET, timeout));
    return new WebhookChannel(settings, new ObjectMapper(), CLOCK);
  }
}
