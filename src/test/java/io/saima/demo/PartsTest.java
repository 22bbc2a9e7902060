package io.saima.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartsTest {

  private static final LocalDateTime OPENED = LocalDateTime.parse("2026-10-08T09:00");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FORM =
      """
      {"components": [{"type": "group", "path": "sheet", "components":
        [{"type": "dynamiclist", "path": "rows", "components": []}]}]}
      """;

  private final Actor rater =
      Parts.all(person -> person.startsWith("D")).stream()
          .filter(actor -> actor.kind().equals("ballot/task_fillBallot"))
          .findFirst()
          .orElseThrow();

  private static List<Work> ballotsOf(String people) {
    return IntStream.range(0, 2000)
        .mapToObj(
            i ->
                new Work(
                    "t",
                    "d",
                    "i",
                    "ballot/task_fillBallot",
                    "2026-Q3/U1/" + people + i,
                    people + i,
                    OPENED,
                    OPENED.plusDays(7),
                    0))
        .toList();
  }

  @Test
  void superiorsAlwaysAnswerAndHardlyAnybodyElseDoesNot() {
    assertThat(ballotsOf("D")).allMatch(work -> rater.moment(work).isPresent());
    assertThat(ballotsOf("A").stream().filter(work -> rater.moment(work).isEmpty()).count())
        .isBetween(20L, 60L);
  }

  @Test
  void whatSomebodySaysDoesNotFollowFromHavingComeAtAll() {
    ObjectNode sheet = JSON.createObjectNode();
    ArrayNode rows = sheet.putArray("rows");
    for (int i = 0; i < 12; i++) {
      rows.addObject().put("officer", "R" + i).put("role", "同级互评");
    }
    long unknown =
        ballotsOf("A").stream()
            .filter(work -> rater.moment(work).isPresent())
            .map(work -> rater.answer(work, shown(sheet)).path("rows").path(0))
            .filter(row -> row.path("unknown").asBoolean())
            .count();
    assertThat(unknown).as("5 of 100 do not know the first on their sheet").isBetween(65L, 135L);
  }

  private static Work.Shown shown(ObjectNode sheet) {
    return new Work.Shown(
        DeployedForm.read(new ByteArrayInputStream(form())), sheet, OPENED.plusDays(1));
  }

  private static byte[] form() {
    return FORM.getBytes(StandardCharsets.UTF_8);
  }
}
