package io.saima.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A form as it is deployed, filled plausibly without knowing what it is about: what stands there
 * stays, and what must be filled is filled with something that the form allows. So a new task plays
 * without code.
 */
final class DeployedForm {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> INPUTS =
      Set.of(
          "textfield",
          "textarea",
          "number",
          "checkbox",
          "radio",
          "select",
          "checklist",
          "taglist",
          "datetime");

  private final JsonNode components;

  private DeployedForm(JsonNode components) {
    this.components = components;
  }

  static DeployedForm read(InputStream form) {
    try (form) {
      return new DeployedForm(JSON.readTree(form).path("components"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fills the sheet: every field that can be sent, and nothing else. */
  ObjectNode fill(JsonNode sheet, SplittableRandom dice, LocalDate today) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.set("sheet", sheet);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    fill(components, root, root, answer, dice, today);
    return answer.withObjectProperty("sheet");
  }

  private static void fill(
      JsonNode components,
      JsonNode scope,
      JsonNode at,
      ObjectNode answer,
      SplittableRandom dice,
      LocalDate today) {
    for (JsonNode component : components) {
      String type = component.path("type").asText();
      if (component.path("disabled").asBoolean() || component.path("readonly").asBoolean()) {
        continue;
      }
      if ("group".equals(type)) {
        JsonNode inner = at;
        ObjectNode target = answer;
        for (String step : component.path("path").asText("").split("\\.")) {
          if (!step.isEmpty()) {
            inner = inner.path(step);
            target = target.withObjectProperty(step);
          }
        }
        fill(component.path("components"), scope, inner, target, dice, today);
      } else if ("dynamiclist".equals(type)) {
        String path = component.path("path").asText();
        var rows = answer.putArray(path);
        for (JsonNode row : at.path(path)) {
          fill(component.path("components"), row, row, rows.addObject(), dice, today);
        }
      } else if (INPUTS.contains(type)) {
        String key = component.path("key").asText();
        JsonNode value = value(component, type, scope, at.path(key), dice, today);
        if (!value.isMissingNode()) {
          answer.set(key, value);
        }
      }
    }
  }

  private static JsonNode value(
      JsonNode field,
      String type,
      JsonNode scope,
      JsonNode present,
      SplittableRandom dice,
      LocalDate today) {
    boolean empty =
        present.isMissingNode()
            || present.isNull()
            || present.isTextual() && present.textValue().isBlank()
            || present.isArray() && present.isEmpty();
    if (!empty) {
      return present;
    }
    JsonNodeFactory make = JsonNodeFactory.instance;
    JsonNode validate = field.path("validate");
    if (!validate.path("required").asBoolean() || field.has("conditional")) {
      return make.missingNode();
    }
    return switch (type) {
      case "number" -> {
        BigDecimal number = number(field, validate, dice);
        yield field.path("serializeToString").asBoolean()
            ? make.textNode(number.toPlainString())
            : make.numberNode(number);
      }
      case "checkbox" -> make.booleanNode(true);
      case "radio", "select" -> {
        List<String> options = options(field, scope);
        yield options.isEmpty() ? make.missingNode() : make.textNode(options.get(0));
      }
      case "checklist", "taglist" -> {
        List<String> options = options(field, scope);
        yield options.isEmpty() ? make.missingNode() : make.arrayNode().add(options.get(0));
      }
      case "datetime" -> make.textNode(today.plusDays(dice.nextInt(20, 50)).toString());
      default -> make.textNode(text(validate));
    };
  }

  private static BigDecimal number(JsonNode field, JsonNode validate, SplittableRandom dice) {
    BigDecimal min = new BigDecimal(validate.path("min").asText("0"));
    BigDecimal max = new BigDecimal(validate.path("max").asText("100"));
    BigDecimal usual = BigDecimal.valueOf(dice.nextInt(84, 93));
    BigDecimal within =
        usual.compareTo(min) >= 0 && usual.compareTo(max) <= 0
            ? usual
            : min.add(max).divide(BigDecimal.valueOf(2));
    return within.setScale(
        Math.min(within.scale(), field.path("decimalDigits").asInt(0)), RoundingMode.HALF_UP);
  }

  private static String text(JsonNode validate) {
    String text = "已按要求办理，情况属实。";
    int most = validate.path("maxLength").asInt(text.length());
    int least = validate.path("minLength").asInt(0);
    String longer = text.repeat(least / text.length() + 1);
    return longer.substring(0, Math.min(most, Math.max(least, text.length())));
  }

  private static List<String> options(JsonNode field, JsonNode scope) {
    JsonNode values = field.path("values");
    if (field.hasNonNull("valuesKey")) {
      values = scope.at("/" + field.get("valuesKey").textValue().replace('.', '/'));
    }
    List<String> options = new ArrayList<>();
    for (Iterator<JsonNode> all = values.elements(); all.hasNext(); ) {
      JsonNode option = all.next();
      options.add(option.isTextual() ? option.asText() : option.path("value").asText());
    }
    return options;
  }
}
