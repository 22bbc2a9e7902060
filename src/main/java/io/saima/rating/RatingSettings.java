package io.saima.rating;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How links reach citizens.
 *
 * @param contactKey the secret from which contacts are hashed and, until a link is sent, encrypted
 * @param publicUrl the address under which citizens reach Saima, without a path
 * @param mail the sender's address for links by mail; the server is {@code spring.mail}
 * @param webhook the gateway for all other links
 */
@ConfigurationProperties("saima.rating")
record RatingSettings(
    @DefaultValue("") String contactKey,
    URI publicUrl,
    @DefaultValue("") String mail,
    Webhook webhook) {

  /**
   * A gateway for short messages or the like.
   *
   * @param url where links are posted; none = there is no gateway
   * @param secret the key of the signature
   * @param timeout for connecting, and again for the answer
   */
  record Webhook(URI url, @DefaultValue("") String secret, @DefaultValue("10s") Duration timeout) {

    /** Without the secret, wherever it may be printed. */
    @Override
    public String toString() {
      return "gateway";
    }

    Webhook {
      url = given(url, "saima.rating.webhook.url (SAIMA_RATING_WEBHOOK_URL)");
      if (url != null && secret.length() < LEAST_SECRET) {
        throw new IllegalArgumentException(
            "saima.rating.webhook.url is set: set saima.rating.webhook.secret"
                + " (SAIMA_RATING_WEBHOOK_SECRET), 32 characters or more, too");
      }
    }
  }

  private static final int LEAST_SECRET = 32;

  /** Without the secrets, wherever it may be printed. */
  @Override
  public String toString() {
    return "settings of links";
  }

  RatingSettings {
    publicUrl = given(publicUrl, "saima.rating.public-url (SAIMA_PUBLIC_URL)");
    if (webhook == null) {
      webhook = new Webhook(null, "", Duration.ofSeconds(10));
    }
    if ((webhook.url != null || !mail.isBlank()) && publicUrl == null) {
      throw new IllegalArgumentException(
          "Links are to be sent to citizens: set saima.rating.public-url (SAIMA_PUBLIC_URL), the"
              + " address under which they reach Saima");
    }
  }

  private static URI given(URI uri, String name) {
    if (uri == null || uri.toString().isBlank()) {
      return null;
    }
    boolean web =
        "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
    if (!web || uri.getHost() == null) {
      throw new IllegalArgumentException(
          name + " should be a whole address, for example https://pj.example.gov.cn");
    }
    return uri;
  }
}
