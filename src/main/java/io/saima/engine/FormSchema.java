package io.saima.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A Camunda Form, read as the list of values that it may send. The browser validates for
 * convenience; this is the same form validating on the server, so that a rule is written once and a
 * designer's change of a form changes both. A field that a condition may hide counts as optional
 * here; what depends on another value is the step's own check.
 */
final class FormSchema {

  /** The key under which every form keeps what it shows and takes. */
  static final String SHEET = "sheet";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_TEXT = 4000;
  private static final int MOST_ROWS = 1000;
  private static final Set<String> DISPLAY =
      Set.of("text", "html", "table", "image", "spacer", "separator", "button", "expression");

  private final List<JsonNode> fields;

  private FormSchema(List<JsonNode> fields) {
    this.fields = fields;
  }

  /**
   * Reads the components of a form.
   *
   * @throws IllegalArgumentException if one of them cannot be checked by the server
   */
  static FormSchema of(JsonNode components) {
    List<JsonNode> fields = new ArrayList<>();
    collect(components, "", fields);
    return new FormSchema(fields);
  }

  private static void collect(JsonNode components, String path, List<JsonNode> fields) {
    for (JsonNode component : components) {
      String type = component.path("type").asText();
      if ("group".equals(type)) {
        String inner = component.path("path").asText("");
        collect(component.path("components"), join(path, inner), fields);
      } else if (!DISPLAY.contains(type) && !component.path("disabled").asBoolean(false)) {
        String at =
            "dynamiclist".equals(type)
                ? join(path, component.path("path").asText(""))
                : join(path, component.path("key").asText(""));
        ObjectNode field = component.deepCopy();
        field.put("at", at);
        fields.add(field);
      }
    }
  }

  private static String join(String path, String name) {
    return path.isEmpty() || name.isEmpty() ? path + name : path + "." + name;
  }

  /**
   * Checks what was sent against the form.
   *
   * @param sheet what came under {@code sheet}
   * @param prepared what the sheet held when the task was made
   * @throws TaskRefused naming the first field that is wrong
   */
  void check(JsonNode sheet, JsonNode prepared) {
    JsonNode root = JSON.createObjectNode().set(SHEET, sheet);
    JsonNode before = JSON.createObjectNode().set(SHEET, prepared);
    check(root, before, before, "");
  }

  /**
   * @param before the whole sheet as it was when the task was made
   */
  private void check(JsonNode object, JsonNode prepared, JsonNode before, String place) {
    if (!object.isObject()) {
      throw new TaskRefused(place + "内容的格式不对，请刷新页面后重新填写。");
    }
    refuseUnknown(object, "", place);
    for (JsonNode field : fields) {
      String at = field.get("at").textValue();
      checkField(field, at(object, at), at(prepared, at), prepared, before, place);
    }
  }

  /**
   * Refuses every value that is neither a field, on the way to one, nor an unchanged part of the
   * sheet.
   */
  private void refuseUnknown(JsonNode object, String path, String place) {
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      String at = join(path, name);
      boolean field = fields.stream().anyMatch(f -> f.get("at").textValue().equals(at));
      boolean group = fields.stream().anyMatch(f -> f.get("at").textValue().startsWith(at + "."));
      if (group && object.get(name).isObject()) {
        refuseUnknown(object.get(name), at, place);
      } else if (!field && !SHEET.equals(at)) {
        throw new TaskRefused(place + "表单没有“" + name + "”这一项，请刷新页面后重新填写。");
      }
    }
  }

  private void checkField(
      JsonNode field,
      JsonNode value,
      JsonNode prepared,
      JsonNode sheet,
      JsonNode before,
      String place) {
    String label = place + "“" + field.path("label").asText(field.get("at").textValue()) + "”";
    JsonNode validate = field.path("validate");
    if (field.path("readonly").asBoolean(false)) {
      if (!isEmpty(value) && !value.equals(prepared)) {
        throw new TaskRefused(label + "不能修改，或已有更新，请刷新页面核对后重新填写。");
      }
      return;
    }
    if ("dynamiclist".equals(field.get("type").textValue())) {
      checkRows(field, value, prepared, before, label);
      return;
    }
    if (isEmpty(value)) {
      if (validate.path("required").asBoolean(false) && !field.has("conditional")) {
        throw new TaskRefused(label + "必须填写。");
      }
      return;
    }
    switch (field.get("type").textValue()) {
      case "textfield", "textarea" -> checkText(value, validate, label);
      case "number" -> checkNumber(field, value, validate, label);
      case "checkbox" -> require(value.isBoolean(), label + "只能勾选或不勾选。");
      case "datetime" -> checkDate(value, label);
      case "radio", "select" ->
          require(
              value.isTextual() && options(field, sheet, before).contains(value.textValue()),
              label + "的选项不在列表中，请重新选择。");
      case "checklist", "taglist" -> checkChoices(field, value, sheet, before, label);
      default -> throw new TaskRefused(label + "的类型服务器不能核对，请联系流程设计人员。");
    }
  }

  private static void checkText(JsonNode value, JsonNode validate, String label) {
    require(value.isTextual(), label + "应填文字。");
    String text = value.textValue();
    int length = text.codePointCount(0, text.length());
    int most = validate.path("maxLength").asInt(LONGEST_TEXT);
    require(length <= most, label + "不能超过" + most + "字，现有" + length + "字。");
    int least = validate.path("minLength").asInt(0);
    require(length >= least, label + "至少要写" + least + "字。");
    if (validate.hasNonNull("pattern")) {
      require(
          Pattern.compile(validate.get("pattern").textValue()).matcher(text).find(),
          label + "的格式不对。");
    }
    require(
        text.chars().noneMatch(c -> c < 0x20 && c != '\t' && c != '\n' && c != '\r'),
        label + "含有不能使用的控制字符。");
  }

  private static void checkNumber(JsonNode field, JsonNode value, JsonNode validate, String label) {
    BigDecimal number;
    boolean asText = field.path("serializeToString").asBoolean(false);
    try {
      require(asText ? value.isTextual() : value.isNumber(), label + "应填数字。");
      number = asText ? new BigDecimal(value.textValue()) : value.decimalValue();
    } catch (NumberFormatException e) {
      throw new TaskRefused(label + "应填数字。");
    }
    require(number.abs().compareTo(new BigDecimal("1e15")) < 0, label + "的数字太大。");
    int digits = field.path("decimalDigits").asInt(6);
    require(
        number.stripTrailingZeros().scale() <= digits,
        digits == 0 ? label + "应填整数。" : label + "最多" + digits + "位小数。");
    JsonNode min = validate.path("min");
    JsonNode max = validate.path("max");
    require(
        min.isMissingNode() || number.compareTo(new BigDecimal(min.asText())) >= 0,
        label + "不能小于" + min.asText() + "。");
    require(
        max.isMissingNode() || number.compareTo(new BigDecimal(max.asText())) <= 0,
        label + "不能大于" + max.asText() + "。");
  }

  private static void checkDate(JsonNode value, String label) {
    try {
      LocalDate.parse(value.asText().substring(0, Math.min(10, value.asText().length())));
    } catch (DateTimeException e) {
      throw new TaskRefused(label + "应填日期，例如2026-10-08。");
    }
  }

  private static void checkChoices(
      JsonNode field, JsonNode value, JsonNode sheet, JsonNode before, String label) {
    require(value.isArray(), label + "应为多选。");
    Set<String> allowed = options(field, sheet, before);
    Set<String> seen = new HashSet<>();
    for (JsonNode choice : value) {
      require(
          choice.isTextual() && allowed.contains(choice.textValue()) && seen.add(choice.asText()),
          label + "的选项不在列表中或有重复，请重新选择。");
    }
  }

  private static void checkRows(
      JsonNode field, JsonNode value, JsonNode prepared, JsonNode before, String label) {
    require(value.isArray() || value.isMissingNode() || value.isNull(), label + "应为多行。");
    boolean fixed = !field.path("allowAddRemove").asBoolean(true);
    require(value.size() <= MOST_ROWS, label + "最多" + MOST_ROWS + "行。");
    require(!fixed || value.size() == prepared.size(), label + "的行数与发出时不一致，请刷新页面后重新填写。");
    List<JsonNode> rowFields = new ArrayList<>();
    collect(field.path("components"), "", rowFields);
    FormSchema row = new FormSchema(rowFields);
    for (int i = 0; i < value.size(); i++) {
      row.check(
          value.get(i),
          fixed ? prepared.get(i) : JSON.createObjectNode(),
          before,
          "第" + (i + 1) + "行");
    }
  }

  /**
   * The values of a list: written in the form, or taken from the sheet ({@code valuesKey}: beside
   * the field; {@code valuesExpression}, such as {@code =sheet.people}: anywhere in it).
   */
  private static Set<String> options(JsonNode field, JsonNode sheet, JsonNode before) {
    JsonNode values = field.path("values");
    if (field.hasNonNull("valuesKey")) {
      values = at(sheet, field.get("valuesKey").textValue());
    } else if (field.hasNonNull("valuesExpression")) {
      values = at(before, field.get("valuesExpression").textValue().substring(1));
    }
    Set<String> allowed = new HashSet<>();
    values.forEach(
        option ->
            allowed.add(option.isTextual() ? option.asText() : option.path("value").asText()));
    return allowed;
  }

  private static JsonNode at(JsonNode object, String path) {
    return path.isEmpty() ? object : object.at("/" + path.replace('.', '/'));
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isMissingNode()
        || value.isNull()
        || value.isTextual() && value.textValue().isBlank()
        || value.isArray() && value.isEmpty();
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new TaskRefused(otherwise);
    }
  }
}
