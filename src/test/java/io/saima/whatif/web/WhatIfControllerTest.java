package io.saima.whatif.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.saima.scoring.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

@DisplayName("The what-if calculator")
class WhatIfControllerTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final MockMvc MVC =
      MockMvcBuilders.standaloneSetup(new WhatIfController()).build();

  static Stream<Arguments> calculations() {
    return Stream.of("quarter", "quota", "year")
        .flatMap(
            calculation ->
                Vectors.of(calculation).stream()
                    .map(example -> Arguments.of(calculation, example)));
  }

  static Stream<Arguments> faults() {
    return Vectors.of("invalid").stream()
        .map(example -> Arguments.of(example.calculation(), example));
  }

  @ParameterizedTest(name = "calculates {0}: {1}")
  @MethodSource("calculations")
  void calculatesToTheLastDigit(String calculation, Vectors.Example example) throws Exception {
    MockHttpServletResponse response = send(calculation, JSON.writeValueAsBytes(example.input()));

    assertThat(response.getStatus()).isEqualTo(200);
    Vectors.assertMatches("result", example.expected(), body(response));
  }

  @ParameterizedTest(name = "names the fault of {0}: {1}")
  @MethodSource("faults")
  void namesTheFaultAndItsField(String calculation, Vectors.Example example) throws Exception {
    Map<?, ?> problem = problem(400, send(calculation, JSON.writeValueAsBytes(example.input())));

    assertThat(faultsIn(problem)).contains(example.field() + " " + example.code());
  }

  @ParameterizedTest(name = "answers {0} by a problem, not by a failure")
  @CsvSource(
      delimiter = '|',
      value = {
        "''                         | 不是有效的JSON",
        "{                          | 不是有效的JSON",
        "{} {}                      | 不是有效的JSON",
        "{\"officer\": NaN}         | 不是有效的JSON",
        "{\"\\ud842\": 1}            | 不是有效的JSON",
        "[]                         | 最外层应为一个JSON对象",
        "null                       | 最外层应为一个JSON对象",
        "\"text\"                   | 最外层应为一个JSON对象",
        "{\"a\": 1, \"a\": 1}       | 字段名重复",
        "{\"a\": {\"b\":1,\"b\":2}} | 字段名重复",
      })
  void answersWhatIsNoJsonObjectByAProblem(String body, String message) throws Exception {
    Map<?, ?> problem = problem(400, send("quarter", body.getBytes(StandardCharsets.UTF_8)));

    assertThat(problem.get("detail")).asString().contains(message);
  }

  @ParameterizedTest(name = "finds {1} at {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "quarter | TYPE          | {\"quarter\": 1.0}",
        "quarter | TYPE          | {\"quarter\": 1e400}",
        "quarter | RANGE         | {\"quarter\": 99999999999}",
        "quarter | RANGE         | {\"quarter\": 99999999999999999999999}",
        "quarter | TYPE          | {\"quarter\": \"1\"}",
        "units   | TYPE          | {\"units\": {}}",
        "units[0]| TYPE          | {\"units\": [null]}",
        "𠮷      | UNKNOWN_FIELD | {\"𠮷\": null}",
      })
  void findsStructuralFaults(String field, String code, String body) throws Exception {
    Map<?, ?> problem = problem(400, send("quota", body.getBytes(StandardCharsets.UTF_8)));

    assertThat(faultsIn(problem)).contains(field + " " + code);
  }

  @Test
  @DisplayName("refuses a name that could not be sent back")
  void refusesANameThatCouldNotBeSentBack() throws Exception {
    byte[] body = "{\"officer\": \"a\\ud842b\"}".getBytes(StandardCharsets.UTF_8);

    assertThat(problem(400, send("year", body)).get("errors")).asString().contains("officer");
  }

  @Test
  @DisplayName("refuses deep nesting, endless numbers and broken UTF-8")
  void refusesDeepNestingEndlessNumbersAndBrokenUtf8() throws Exception {
    String deep = "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
    String number = "{\"quarter\":" + "9".repeat(100_000) + "}";

    assertThat(problem(400, send("year", deep.getBytes(StandardCharsets.UTF_8))).get("detail"))
        .asString()
        .contains("嵌套");
    problem(400, send("quota", number.getBytes(StandardCharsets.UTF_8)));
    problem(400, send("year", new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'}));
  }

  @Test
  @DisplayName("refuses a huge body, whether announced or not")
  void refusesAHugeBody() throws Exception {
    byte[] huge = new byte[JsonBody.MAX_BYTES + 1];
    problem(413, send("quarter", huge));

    MockHttpServletRequest unannounced =
        new MockHttpServletRequest() {
          @Override
          public long getContentLengthLong() {
            return -1;
          }
        };
    unannounced.setContent(huge);
    assertThatThrownBy(() -> JsonBody.read(unannounced)).isInstanceOf(JsonBody.TooLarge.class);
  }

  private MockHttpServletResponse send(String calculation, byte[] body) throws Exception {
    return MVC.perform(
            post("/api/what-if/" + calculation)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body))
        .andReturn()
        .getResponse();
  }

  private static Map<?, ?> problem(int status, MockHttpServletResponse response) throws Exception {
    assertThat(response.getStatus()).isEqualTo(status);
    assertThat(response.getContentType()).startsWith("application/problem+json");
    Map<?, ?> problem = body(response);
    assertThat(problem.get("title")).asString().containsPattern("\\p{IsHan}");
    assertThat(problem.get("detail")).asString().containsPattern("\\p{IsHan}");
    return problem;
  }

  private static Map<?, ?> body(MockHttpServletResponse response) throws Exception {
    return JSON.readValue(response.getContentAsByteArray(), Map.class);
  }

  /** The faults as "field CODE". */
  private static List<String> faultsIn(Map<?, ?> problem) {
    return ((List<?>) problem.get("errors"))
        .stream()
            .map(Map.class::cast)
            .map(error -> error.get("field") + " " + error.get("code"))
            .toList();
  }
}
