package io.saima.rating;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A city's gateway for short messages, on loopback. */
final class Gateway {

  static final String PUBLIC = "https://pj.example.test";

  /** The addresses that it refuses. */
  final Set<String> refused = ConcurrentHashMap.newKeySet();

  final List<JsonNode> received = Collections.synchronizedList(new ArrayList<>());
  volatile boolean down;

  private final HttpServer server;

  Gateway() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          JsonNode letter = new ObjectMapper().readTree(exchange.getRequestBody());
          boolean refuses = refused.contains(letter.get("to").asText());
          if (!down && !refuses) {
            received.add(letter);
          }
          exchange.sendResponseHeaders(down ? 503 : refuses ? 422 : 204, -1);
          exchange.close();
        });
    server.start();
  }

  void configure(DynamicPropertyRegistry properties) {
    properties.add(
        "saima.rating.webhook.url", () -> "http://localhost:" + server.getAddress().getPort());
    properties.add("saima.rating.webhook.secret", () -> "a secret of the gateway, 32 long.");
    properties.add("saima.rating.public-url", () -> PUBLIC);
  }

  void reset() {
    refused.clear();
    received.clear();
    down = false;
  }

  /** To whom links went, in order. */
  List<String> addresses() {
    return received.stream().map(letter -> letter.get("to").asText()).toList();
  }

  /** The token of the link that went to an address last. */
  LinkToken tokenTo(String address) {
    String link =
        received.stream()
            .filter(letter -> letter.get("to").asText().equals(address))
            .reduce((first, second) -> second)
            .orElseThrow()
            .get("link")
            .asText();
    return new LinkToken(link.substring((PUBLIC + "/rate/").length()));
  }
}
