package io.saima.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The store against the smallest service that speaks S3's language: PUT, GET and DELETE of keys.
 */
class S3StoreTest {

  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private final Map<String, String> types = new ConcurrentHashMap<>();
  private HttpServer service;
  private S3Store store;

  @BeforeEach
  void aService() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/", this::answer);
    service.start();
    store = store("good");
  }

  private S3Store store(String key) {
    URI endpoint = URI.create("http://localhost:" + service.getAddress().getPort());
    return new S3Store(new EvidenceSettings.S3(endpoint, "us-east-1", "saima", key, "secret"));
  }

  @AfterEach
  void itEnds() {
    store.close();
    service.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] body = exchange.getRequestBody().readAllBytes();
      String signed = exchange.getRequestHeaders().getFirst("Authorization");
      if (signed == null || !signed.startsWith("AWS4-HMAC-SHA256 Credential=good/")) {
        send(exchange, 403, "<Error><Code>AccessDenied</Code></Error>".getBytes());
        return;
      }
      switch (exchange.getRequestMethod()) {
        case "PUT" -> {
          objects.put(path, body);
          types.put(path, exchange.getRequestHeaders().getFirst("Content-Type"));
          send(exchange, 200, new byte[0]);
        }
        case "DELETE" -> {
          objects.remove(path);
          send(exchange, 204, null);
        }
        default -> {
          if (objects.containsKey(path)) {
            send(exchange, 200, objects.get(path));
          } else {
            send(exchange, 404, "<Error><Code>NoSuchKey</Code></Error>".getBytes());
          }
        }
      }
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body == null || body.length == 0 ? -1 : body.length);
    if (body != null && body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Test
  void whatIsStoredIsReadAndRemoved(@TempDir Path folder) throws IOException {
    byte[] content = "照片".getBytes(StandardCharsets.UTF_8);
    store.put("ab/abc.jpg", Files.write(folder.resolve("photo"), content));
    assertThat(objects).containsOnlyKeys("/saima/ab/abc.jpg");
    assertThat(objects.get("/saima/ab/abc.jpg")).isEqualTo(content);
    assertThat(types.get("/saima/ab/abc.jpg")).isEqualTo("image/jpeg");
    try (InputStream stored = store.open("ab/abc.jpg")) {
      assertThat(stored.readAllBytes()).isEqualTo(content);
    }
    store.delete("ab/abc.jpg");
    store.delete("ab/abc.jpg");
    assertThat(objects).isEmpty();
    assertThatThrownBy(() -> store.open("ab/abc.jpg")).isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void aRefusalNamesTheBucketAndTheSetting(@TempDir Path folder) throws IOException {
    Path photo = Files.write(folder.resolve("photo"), new byte[] {1});
    try (S3Store stranger = store("bad")) {
      assertThatThrownBy(() -> stranger.put("ab/abc.jpg", photo))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("bucket saima; check saima.evidence.s3");
    }
  }

  @Test
  void aStartWithoutItsSettingsSaysWhatIsMissing() {
    assertThatThrownBy(
            () ->
                new EvidenceSettings(
                    EvidenceSettings.Storage.S3,
                    null,
                    new EvidenceSettings.S3(null, "us-east-1", "", "", "")))
        .hasMessageContaining("SAIMA_S3_BUCKET");
  }
}
