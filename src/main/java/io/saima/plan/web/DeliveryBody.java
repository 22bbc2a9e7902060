package io.saima.plan.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.saima.organization.imports.Advice;
import io.saima.organization.imports.Reason;
import io.saima.plan.DeliveryFault;
import io.saima.plan.DeliveryFault.Code;
import io.saima.plan.IndicatorDeliveries;
import io.saima.plan.SentFigure;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Reads a delivery token by token, so that a number stays as it was written, whatever was sent
 * takes little memory, and every fault can be told with its figure and field.
 */
final class DeliveryBody {

  private static final int MOST_BYTES = 1 << 20;

  private static final String FIGURES = "figures";
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(50)
                  .maxStringLength(10_000)
                  .maxNameLength(1_000)
                  .maxNumberLength(1_000)
                  .build())
          .build();

  private final List<SentFigure> figures = new ArrayList<>();
  private final List<DeliveryFault> faults = new ArrayList<>();

  private DeliveryBody() {}

  /**
   * The figures of a request.
   *
   * @throws DeliveryProblem if it is not what a delivery must be
   */
  static List<SentFigure> read(HttpServletRequest request) throws IOException {
    checkHeaders(request);
    String text = text(request);
    DeliveryBody body = new DeliveryBody();
    try (JsonParser json = JSON.createParser(text)) {
      try {
        body.readAll(json);
      } catch (JsonProcessingException e) {
        JsonLocation at = json.currentLocation();
        throw new DeliveryProblem(
            HttpStatus.BAD_REQUEST,
            "MALFORMED_JSON",
            "请求体在第%d行第%d列附近不是有效的JSON，或者嵌套过深、内容过长；请更正后整批重发。"
                .formatted(at.getLineNr(), at.getColumnNr()));
      }
    }
    if (!body.faults.isEmpty()) {
      throw new DeliveryProblem(
          HttpStatus.BAD_REQUEST,
          "MALFORMED_FIGURES",
          "有%d处字段不符合格式，本批一个数也没有登记；请更正后整批重发。".formatted(body.faults.size()),
          body.faults);
    }
    return body.figures;
  }

  private static void checkHeaders(HttpServletRequest request) {
    boolean json;
    try {
      MediaType type = MediaType.parseMediaType(String.valueOf(request.getContentType()));
      json =
          type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
              && (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      json = false;
    }
    if (!json) {
      throw new DeliveryProblem(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "NOT_JSON",
          "Content-Type应为application/json，编码为UTF-8。");
    }
    String encoding = request.getHeader("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new DeliveryProblem(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "COMPRESSED",
          "不接受压缩的请求体，请直接发送JSON（不带Content-Encoding）。");
    }
  }

  private static String text(HttpServletRequest request) throws IOException {
    byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new DeliveryProblem(HttpStatus.PAYLOAD_TOO_LARGE, "TOO_LARGE", "请求体不能超过1MB，请分批报送。");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new DeliveryProblem(
          HttpStatus.BAD_REQUEST, Reason.ENCODING.name(), "请求体不是UTF-8编码，请改用UTF-8重发。");
    }
  }

  private void readAll(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw shape("请求体应为一个JSON对象：{\"figures\": […]}。");
    }
    boolean there = false;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (!name.equals(FIGURES)) {
        throw shape("请求体没有字段“" + Advice.excerpt(name, 40) + "”，只有figures，请删去。");
      }
      if (there || json.nextToken() != JsonToken.START_ARRAY) {
        throw shape("figures应为数组，且只出现一次。");
      }
      there = true;
      readFigures(json);
    }
    if (json.nextToken() != null) {
      throw shape("JSON对象之后还有多余的内容，请删去。");
    }
    if (figures.isEmpty()) {
      throw shape("figures不能为空，请至少报送一个数。");
    }
  }

  private static DeliveryProblem shape(String detail) {
    return new DeliveryProblem(HttpStatus.BAD_REQUEST, "MALFORMED_BODY", detail);
  }

  private void readFigures(JsonParser json) throws IOException {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (figures.size() == IndicatorDeliveries.MOST) {
        throw new DeliveryProblem(
            HttpStatus.PAYLOAD_TOO_LARGE,
            "TOO_MANY",
            "一批最多" + IndicatorDeliveries.MOST + "个数，请分批报送。");
      }
      if (json.currentToken() == JsonToken.START_OBJECT) {
        figures.add(readFigure(json));
      } else {
        fault("", Code.WRONG_TYPE, "figures中每一项都应为JSON对象，请更正。");
        json.skipChildren();
        figures.add(new SentFigure(null, Map.of()));
      }
    }
  }

  private SentFigure readFigure(JsonParser json) throws IOException {
    Map<String, String> cells = new HashMap<>();
    Set<String> seen = new HashSet<>();
    int firstFault = faults.size();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      String shown = Advice.excerpt(name, 40);
      boolean known = name.equals(SentFigure.KEY) || SentFigure.FIELDS.contains(name);
      if (!known) {
        fault(shown, Code.UNKNOWN_FIELD, "没有字段“" + shown + "”，请删去，或改成规定的字段名。");
      } else if (!seen.add(name)) {
        fault(name, Code.DUPLICATE_FIELD, "字段“" + name + "”出现了不止一次，请只保留一个。");
      } else if (value == JsonToken.VALUE_STRING
          || value.isNumeric() && SentFigure.DECIMALS.contains(name)) {
        cells.put(name, json.getText());
      } else if (value != JsonToken.VALUE_NULL) {
        boolean decimal = SentFigure.DECIMALS.contains(name);
        fault(
            name,
            Code.WRONG_TYPE,
            "“" + name + "”应为" + (decimal ? "数字或写成文字的数字" : "加引号的文字") + "，请更正。");
      }
      json.skipChildren();
    }
    String key = cells.remove(SentFigure.KEY);
    String shownKey = key == null ? null : Advice.excerpt(key, 64);
    faults
        .subList(firstFault, faults.size())
        .replaceAll(
            one ->
                new DeliveryFault(one.index(), shownKey, one.field(), one.code(), one.message()));
    return new SentFigure(key, cells);
  }

  private void fault(String field, Code code, String message) {
    faults.add(new DeliveryFault(figures.size(), null, field, code.name(), message));
  }
}
