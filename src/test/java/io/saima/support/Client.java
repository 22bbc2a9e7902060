package io.saima.support;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;

/** Somebody at the other end of the wire: a browser without eyes, or a program with HTTP basic. */
public class Client {

  public static final String PASSWORD = "saima-demo";

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private final String address;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(cookies).followRedirects(Redirect.NEVER).build();
  private final Map<String, String> always = new HashMap<>();

  /** An answer, short to assert on. */
  public record Answer(int status, String body, Map<String, String> headers) {

    public String location() {
      return headers.getOrDefault("location", "").replaceFirst("^https?://[^/]+", "");
    }
  }

  public Client(Environment environment) {
    this("http://localhost:" + environment.getRequiredProperty("local.server.port"));
  }

  /** Talks to the server at an address, for example {@code http://localhost:8080}. */
  public Client(String address) {
    this.address = address;
  }

  /** From now on sends HTTP basic with every request. */
  public Client as(String username, String password) {
    String pair = username + ":" + password;
    return sending(
        "Authorization",
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }

  public Client as(String username) {
    return as(username, PASSWORD);
  }

  /** From now on sends this header with every request. */
  public Client sending(String header, String value) {
    always.put(header, value);
    return this;
  }

  /** Logs in on the login page. */
  public Answer logIn(String username, String password) {
    return post("/login", Map.of("username", username, "password", password));
  }

  public Client logIn(String username) {
    Answer answer = logIn(username, PASSWORD);
    if (!answer.location().equals("/")) {
      throw new AssertionError(username + " cannot log in: " + answer);
    }
    return this;
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  /** Posts a form of one of our pages, with the token that its page holds. */
  public Answer post(String path, Map<String, String> form) {
    return postForm(path, form, token());
  }

  /** Posts a form without a token. */
  public Answer postBare(String path, Map<String, String> form) {
    return postForm(path, form, Optional.empty());
  }

  private Answer postForm(String path, Map<String, String> form, Optional<String> token) {
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    String withToken = body + token.map(t -> "&_csrf=" + encode(t)).orElse("");
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(withToken)));
  }

  private Optional<String> token() {
    for (String page : new String[] {"/login", "/password"}) {
      Matcher found = TOKEN.matcher(get(page).body());
      if (found.find()) {
        return Optional.of(found.group(1));
      }
    }
    return Optional.empty();
  }

  public Answer json(String method, String path, String json) {
    return json(method, path, BodyPublishers.ofString(json));
  }

  public Answer json(String method, String path, BodyPublisher body) {
    HttpRequest.Builder request =
        request(path).header("Content-Type", "application/json").method(method, body);
    cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
    return send(request);
  }

  /** Posts a file as the body, with the token of our pages in the header. */
  public Answer post(String path, byte[] content) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(content));
    token().ifPresent(token -> request.header("X-CSRF-TOKEN", token));
    return send(request);
  }

  /** Posts files, each part named after its file. */
  public Answer upload(String path, Map<String, String> files) {
    return upload(path, files, UnaryOperator.identity());
  }

  /** Uploads files as parts of one name. */
  public Answer upload(String path, String part, Map<String, String> files) {
    return upload(path, files, name -> part);
  }

  private Answer upload(String path, Map<String, String> files, UnaryOperator<String> part) {
    String line = "--saima-files";
    StringBuilder body = new StringBuilder();
    files.forEach(
        (name, text) ->
            body.append(line)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(part.apply(name))
                .append("\"; filename=\"")
                .append(name)
                .append("\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .append(text)
                .append("\r\n"));
    body.append(line).append("--\r\n");
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=saima-files")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  public Optional<String> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path)).header("Accept", "text/html, */*;q=0.8");
    always.forEach(request::header);
    return request;
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(
          answer.statusCode(),
          answer.body(),
          answer.headers().map().entrySet().stream()
              .collect(
                  Collectors.toMap(
                      header -> header.getKey().toLowerCase(java.util.Locale.ROOT),
                      header -> String.join(", ", header.getValue()))));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
