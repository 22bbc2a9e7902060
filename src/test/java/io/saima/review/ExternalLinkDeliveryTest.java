package io.saima.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.saima.calendar.Quarter;
import io.saima.organization.PostClass;
import io.saima.rating.Contact;
import io.saima.rating.ContactKind;
import io.saima.rating.PushFailed;
import io.saima.support.SaimaTest;
import io.saima.support.TestCounty;
import io.saima.support.TestReview;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** What a gateway delivers leads to the sheet, whatever it answers. */
@SaimaTest
class ExternalLinkDeliveryTest {

  private static final ReviewId REVIEW = new ReviewId(Quarter.parse("2026-Q3"), "U1");
  private static final String PUBLIC = "https://pj.example.test";
  private static final List<JsonNode> DELIVERED = Collections.synchronizedList(new ArrayList<>());
  private static final HttpServer GATEWAY = gateway();
  private static volatile int answer;

  @Autowired MockMvc mvc;
  @Autowired TestCounty county;
  @Autowired TestReview review;
  @Autowired ExternalRaters externals;

  private long id;

  /** Delivers, and answers whatever it likes. */
  private static HttpServer gateway() {
    HttpServer gateway;
    try {
      gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    gateway.createContext(
        "/",
        exchange -> {
          DELIVERED.add(new ObjectMapper().readTree(exchange.getRequestBody()));
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    gateway.start();
    return gateway;
  }

  @AfterAll
  static void itIsGone() {
    GATEWAY.stop(0);
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry properties) {
    properties.add(
        "saima.rating.webhook.url", () -> "http://localhost:" + GATEWAY.getAddress().getPort());
    properties.add("saima.rating.webhook.secret", () -> "a secret of the gateway, 32 long.");
    properties.add("saima.rating.public-url", () -> PUBLIC);
  }

  @BeforeEach
  void somebodyFromOutsideIsRegistered() {
    DELIVERED.clear();
    answer = 204;
    county.small();
    review.plans("U1", PostClass.PRINCIPAL, PostClass.DEPUTY, PostClass.GENERAL);
    review.opens();
    externals.register(
        REVIEW,
        ExternalKind.GRID_WORKER,
        "网格员甲",
        new Contact(ContactKind.PHONE, "13800000000"),
        "organization");
    id = externals.of(REVIEW).get(0).id();
  }

  /** The status of the page behind the n-th link that was delivered. */
  private int page(int n) throws Exception {
    String link = DELIVERED.get(n).get("link").asText();
    return mvc.perform(get(link.substring(PUBLIC.length()))).andReturn().getResponse().getStatus();
  }

  private void theGatewayTimesOut() {
    answer = 504;
    assertThatThrownBy(() -> externals.send(id)).isInstanceOf(PushFailed.class);
    answer = 204;
  }

  @Test
  void aLinkThatWasDeliveredWithoutAnAnswerLeadsToTheSheetAndTheNextAttemptIsAnotherLetter()
      throws Exception {
    theGatewayTimesOut();
    assertThat(page(0)).as("before the next attempt").isEqualTo(200);
    externals.send(id);
    assertThat(DELIVERED).extracting(letter -> letter.get("id").asText()).doesNotHaveDuplicates();
    assertThat(page(1)).isEqualTo(200);
    assertThat(page(0)).as("only the last one").isEqualTo(404);
  }

  @Test
  void theLinkThatHeHasLeadsToTheSheetUntilAnotherIsOnItsWay() throws Exception {
    externals.send(id);
    theGatewayTimesOut();
    theGatewayTimesOut();
    assertThat(page(0)).as("the first, which he has for certain").isEqualTo(200);
    assertThat(page(2)).as("the last, which he may have").isEqualTo(200);
    externals.send(id);
    assertThat(page(3)).isEqualTo(200);
    assertThat(page(0)).isEqualTo(404);
    theGatewayTimesOut();
    externals.withdraw(id);
    assertThat(page(3)).isEqualTo(404);
    assertThat(page(4)).isEqualTo(404);
  }
}
