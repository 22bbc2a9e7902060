package io.saima.rating.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saima.organization.imports.Advice;
import io.saima.plan.DeliveryFault;
import io.saima.plan.DeliveryFault.Code;
import io.saima.rating.SentEvent;
import io.saima.rating.ServiceEventDeliveries;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Reads the service events of a request, and tells every fault with its event and field. */
final class EventsBody {

  private static final int MOST_BYTES = 1 << 20;
  private static final String EVENTS = "events";
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private EventsBody() {}

  static List<SentEvent> read(HttpServletRequest request) throws IOException {
    if (!isJson(request.getContentType()) || request.getHeader("Content-Encoding") != null) {
      throw problem(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "NOT_JSON",
          "请直接发送JSON：Content-Type为application/json，不压缩。");
    }
    byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw problem(HttpStatus.PAYLOAD_TOO_LARGE, "TOO_LARGE", "请求体不能超过1MB，请分批报送。");
    }
    JsonNode body;
    try {
      body = JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw problem(
          HttpStatus.BAD_REQUEST,
          "MALFORMED_JSON",
          "请求体不是有效的JSON（UTF-8，字段不重复），第%d行第%d列附近有错误。"
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    }
    JsonNode events = body.path(EVENTS);
    if (!body.isObject() || body.size() != 1 || !events.isArray() || events.isEmpty()) {
      throw problem(
          HttpStatus.BAD_REQUEST, "MALFORMED_BODY", "请求体应为{\"events\": […]}，至少一个事项，没有其他字段。");
    }
    if (events.size() > ServiceEventDeliveries.MOST) {
      throw problem(
          HttpStatus.PAYLOAD_TOO_LARGE,
          "TOO_MANY",
          "一批最多%d个事项，请分批报送。".formatted(ServiceEventDeliveries.MOST));
    }
    List<DeliveryFault> faults = new ArrayList<>();
    List<SentEvent> sent = new ArrayList<>();
    for (JsonNode event : events) {
      sent.add(event(event, sent.size(), faults));
    }
    if (!faults.isEmpty()) {
      throw new EventsRefused(
          HttpStatus.BAD_REQUEST,
          "MALFORMED_EVENTS",
          "有%d处格式错误，本批一个事项也没有登记；请按errors更正后整批重发。".formatted(faults.size()),
          faults);
    }
    return sent;
  }

  private static boolean isJson(String type) {
    try {
      return type != null
          && MediaType.parseMediaType(type).equalsTypeAndSubtype(MediaType.APPLICATION_JSON);
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  private static EventsRefused problem(HttpStatus status, String code, String detail) {
    return new EventsRefused(status, code, detail, List.of());
  }

  private static SentEvent event(JsonNode event, int index, List<DeliveryFault> faults) {
    if (!event.isObject()) {
      faults.add(
          new DeliveryFault(index, null, "", Code.WRONG_TYPE.name(), "events中每一项都应为JSON对象，请更正。"));
      return new SentEvent(null, Map.of());
    }
    String key =
        event.path(SentEvent.KEY).isTextual() ? event.get(SentEvent.KEY).textValue() : null;
    String shownKey = key == null ? null : Advice.excerpt(key, 64);
    Map<String, String> cells = new HashMap<>();
    for (Iterator<String> names = event.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      String shown = Advice.excerpt(name, 40);
      JsonNode value = event.get(name);
      if (!name.equals(SentEvent.KEY) && !SentEvent.FIELDS.contains(name)) {
        faults.add(
            new DeliveryFault(
                index,
                shownKey,
                shown,
                Code.UNKNOWN_FIELD.name(),
                "没有字段“" + shown + "”，请删去，或改成规定的字段名。"));
      } else if (value.isTextual()) {
        cells.put(name, value.textValue());
      } else if (!value.isNull()) {
        faults.add(
            new DeliveryFault(
                index, shownKey, name, Code.WRONG_TYPE.name(), "“" + name + "”应为加引号的文字，请更正。"));
      }
    }
    cells.remove(SentEvent.KEY);
    return new SentEvent(key, cells);
  }
}
