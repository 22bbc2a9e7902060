package io.saima.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saima.rating.RatingSettings.Webhook;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator hears at the start, and not from the first citizen who gets no link. */
class RatingSettingsTest {

  private static final String SECRET = "a secret of the gateway, 32 long.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gateway.example/send",
        "gateway.example:8080",
        "ftp://gateway.example",
        "https:/send"
      })
  void anAddressThatIsNotWholeIsRefusedByName(String address) {
    URI uri = URI.create(address);
    assertThatThrownBy(() -> new Webhook(uri, SECRET, Duration.ofSeconds(1)))
        .hasMessageContaining("SAIMA_RATING_WEBHOOK_URL");
    assertThatThrownBy(() -> new RatingSettings("", uri, "", null))
        .hasMessageContaining("SAIMA_PUBLIC_URL");
  }

  @Test
  void secretsArePrintedNowhere() {
    Webhook webhook = new Webhook(URI.create("https://gateway"), SECRET, Duration.ofSeconds(1));
    RatingSettings settings =
        new RatingSettings("the key of contacts", URI.create("HTTPS://pj.example"), "", webhook);
    assertThat(settings.toString() + webhook).doesNotContain(SECRET, "the key of contacts");
  }
}
