package io.saima.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of a sheet that its form shows by templates, as Markdown or HTML, and that no field or
 * table of it holds. They are escaped on the way to the form and read as they were by the step;
 * what a field holds comes back and stays as it is.
 *
 * <p>A path names a value in every row of the lists on its way: {@code sheet.rows.name}.
 */
final class ShownTexts {

  private static final Pattern TAG = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
  private static final Pattern LOOP = Pattern.compile("\\s*#loop\\s+([\\w.]+)\\s*");
  private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*(?:\\.[\\p{L}\\p{N}_]+)*");

  private final Set<String> shown = new HashSet<>();
  private final Set<String> held = new HashSet<>();

  static ShownTexts of(JsonNode components) {
    ShownTexts texts = new ShownTexts();
    texts.read(components, "");
    return texts;
  }

  private void read(JsonNode components, String scope) {
    for (JsonNode component : components) {
      String inner = join(scope, component.path("path").asText(""));
      switch (component.path("type").asText()) {
        case "group", "dynamiclist" -> read(component.path("components"), inner);
        case "text" -> readTemplate(component.path("text").asText(), scope);
        case "html" -> readTemplate(component.path("content").asText(), scope);
        case "table" ->
            component
                .path("columns")
                .forEach(
                    column ->
                        held.add(
                            join(
                                component.path("dataSource").asText().replaceFirst("^=", ""),
                                column.path("key").asText())));
        default -> held.add(join(scope, component.path("key").asText("")));
      }
    }
  }

  private void readTemplate(String template, String scope) {
    if (template.startsWith("=")) {
      readExpression(template, scope);
      return;
    }
    String inner = scope;
    for (Matcher tag = TAG.matcher(template); tag.find(); ) {
      String expression = tag.group(1);
      Matcher loop = LOOP.matcher(expression);
      if (loop.matches()) {
        inner = resolve(loop.group(1), scope);
      } else if (expression.strip().equals("/loop")) {
        inner = scope;
      } else {
        readExpression(expression, inner);
      }
    }
  }

  private void readExpression(String expression, String scope) {
    for (Matcher name = NAME.matcher(LITERAL.matcher(expression).replaceAll("")); name.find(); ) {
      shown.add(resolve(name.group(), scope));
      shown.add(join(scope, name.group()));
    }
  }

  private static String resolve(String name, String scope) {
    if (name.equals("this")) {
      return scope;
    }
    return name.startsWith("this.") ? join(scope, name.substring("this.".length())) : name;
  }

  private static String join(String path, String name) {
    return path.isEmpty() || name.isEmpty() ? path + name : path + "." + name;
  }

  /** What a template shows although a field or a table holds it, so that it cannot be escaped. */
  Set<String> conflicts() {
    Set<String> both = new HashSet<>(shown);
    both.retainAll(held);
    return both;
  }

  /** The sheet as it is written for the form. */
  JsonNode escape(JsonNode sheet) {
    return change(sheet, FormSchema.SHEET, Markup::escape);
  }

  /** The sheet as the step wrote it. */
  JsonNode unescape(JsonNode sheet) {
    return change(sheet, FormSchema.SHEET, Markup::unescape);
  }

  private JsonNode change(JsonNode node, String path, UnaryOperator<String> change) {
    if (node instanceof ObjectNode object) {
      ObjectNode changed = object.objectNode();
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        changed.set(field.getKey(), change(field.getValue(), join(path, field.getKey()), change));
      }
      return changed;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode changed = array.arrayNode();
      array.forEach(row -> changed.add(change(row, path, change)));
      return changed;
    }
    return node.isTextual() && shown.contains(path) && !held.contains(path)
        ? TextNode.valueOf(change.apply(node.textValue()))
        : node;
  }
}
