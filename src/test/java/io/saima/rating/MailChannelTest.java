package io.saima.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saima.rating.RatingSettings.Webhook;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Links by mail, to a server that speaks as much SMTP as it takes. */
class MailChannelTest {

  private static final LinkLetter LETTER =
      new LinkLetter(
          "SE-1",
          new Contact(ContactKind.MAIL, "citizen@example.test"),
          "请评价",
          "请为刚才的服务打分。",
          "https://pj.example/rate/secret-of-the-link",
          LocalDateTime.parse("2026-11-09T10:00:00"));

  private ServerSocket server;

  @BeforeEach
  void server() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void serverStops() throws IOException {
    server.close();
  }

  @Test
  void theMailHoldsTheLink() throws Exception {
    CompletableFuture<String> mail =
        CompletableFuture.supplyAsync(() -> receive("250 ok", "250 ok"));
    channel().send(LETTER);
    String received = mail.join();
    assertThat(received).contains("saima@example.test", "citizen@example.test");
    assertThat(
            new MimeMessage(
                    (Session) null,
                    new ByteArrayInputStream(received.getBytes(StandardCharsets.UTF_8)))
                .getContent()
                .toString())
        .contains("请为刚才的服务打分。", "https://pj.example/rate/secret-of-the-link");
  }

  @Test
  void anAddressThatIsRefusedIsItsOwnAffair() {
    CompletableFuture<String> mail =
        CompletableFuture.supplyAsync(() -> receive("250 ok", "550 unknown"));
    assertThatThrownBy(() -> channel().send(LETTER))
        .isInstanceOfSatisfying(
            PushFailed.class,
            failed -> {
              assertThat(failed.channelIsDown()).isFalse();
              assertThat(failed.getMessage())
                  .contains("SAIMA_RATING_MAIL")
                  .doesNotContain("citizen@example.test", "secret-of-the-link");
            });
    mail.join();
  }

  @Test
  void aSenderThatIsRefusedConcernsEverybody() {
    CompletableFuture<String> mail =
        CompletableFuture.supplyAsync(() -> receive("550 not yours", "250 ok"));
    assertThatThrownBy(() -> channel().send(LETTER))
        .isInstanceOfSatisfying(
            PushFailed.class, failed -> assertThat(failed.channelIsDown()).isTrue());
    mail.join();
  }

  @Test
  void aServerThatIsNotThereConcernsEverybody() throws IOException {
    server.close();
    assertThatThrownBy(() -> channel().send(LETTER))
        .isInstanceOfSatisfying(
            PushFailed.class, failed -> assertThat(failed.channelIsDown()).isTrue());
  }

  private MailChannel channel() {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("localhost");
    sender.setPort(server.getLocalPort());
    sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
    RatingSettings settings =
        new RatingSettings(
            "",
            URI.create("https://pj.example"),
            "saima@example.test",
            new Webhook(null, "", Duration.ofSeconds(1)));
    return new MailChannel(
        new StaticListableBeanFactory(Map.of("sender", sender))
            .getBeanProvider(JavaMailSender.class),
        settings);
  }

  /** Takes one mail, and says what was sent. */
  private String receive(String toSender, String toRecipient) {
    try (Socket client = server.accept();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
      StringBuilder received = new StringBuilder();
      say(client, "220 here");
      boolean data = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        received.append(line).append('\n');
        if (data) {
          if (line.equals(".")) {
            data = false;
            received.setLength(received.length() - 2);
            say(client, "250 taken");
          }
        } else if (line.startsWith("MAIL")) {
          say(client, toSender);
        } else if (line.startsWith("RCPT")) {
          say(client, toRecipient);
        } else if (line.equals("DATA")) {
          data = true;
          received.setLength(0);
          say(client, "354 go on");
        } else if (line.equals("QUIT")) {
          received.setLength(received.length() - "QUIT\n".length());
          say(client, "221 bye");
        } else {
          say(client, "250 ok");
        }
      }
      return received.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }
}
