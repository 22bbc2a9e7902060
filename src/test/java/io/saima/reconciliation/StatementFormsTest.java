package io.saima.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of a statement's confirmation as Tasklist can show them. */
class StatementFormsTest {

  /** Tasklist cuts off what does not fit on one line of a narrow window. */
  private static final int LONGEST_LABEL = 24;

  @ParameterizedTest
  @ValueSource(strings = {"task_confirm", "task_answer"})
  void noLabelIsCutOffAndTheVersionIsForReading(String task) throws IOException {
    Map<String, JsonNode> fields = fields(task);
    assertThat(fields.values())
        .allSatisfy(
            field -> assertThat(field.path("label").asText()).hasSizeLessThan(LONGEST_LABEL + 1));
    assertThat(fields.get("version").path("label").asText()).isEqualTo("对账单版本");
    assertThat(fields.get("version").path("readonly").asBoolean()).isTrue();
  }

  @Test
  void whatToRectifyMeansStandsBelowTheBox() throws IOException {
    assertThat(fields("task_confirm").get("rectify").path("description").asText())
        .contains("不再限制等次", "由单位统一办理");
  }

  private static Map<String, JsonNode> fields(String task) throws IOException {
    JsonNode form =
        new ObjectMapper()
            .readTree(Path.of("forms", "statement-confirmation", task + ".form").toFile());
    return StreamSupport.stream(
            form.path("components").get(0).path("components").spliterator(), false)
        .filter(field -> field.has("key"))
        .collect(Collectors.toMap(field -> field.get("key").asText(), field -> field));
  }
}
