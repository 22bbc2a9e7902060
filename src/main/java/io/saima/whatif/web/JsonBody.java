package io.saima.whatif.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Reads a request's body as a plain JSON tree, strictly: what the scoring package must judge, such
 * as a number with a decimal point where a text is due, reaches it unchanged.
 */
final class JsonBody {

  /** Enough for ten thousand candidates with the longest names. */
  static final int MAX_BYTES = 8 * 1024 * 1024;

  private static final int MAX_DEPTH = 20;

  private static final ObjectReader READER =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .reader()
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .forType(Object.class);

  private JsonBody() {}

  /** Says in Chinese why a body is no JSON object that can be read. */
  static final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    Unreadable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Says that a body is larger than any sound input. */
  static final class TooLarge extends Exception {

    private static final long serialVersionUID = 1L;
  }

  /**
   * The body as a tree of JDK types: integers become {@code Integer}, {@code Long} or {@code
   * BigInteger}, all other numbers {@code Double}.
   */
  static Map<?, ?> read(HttpServletRequest request) throws IOException, TooLarge, Unreadable {
    if (request.getContentLengthLong() > MAX_BYTES) {
      throw new TooLarge();
    }
    byte[] body;
    try (InputStream in = request.getInputStream()) {
      body = in.readNBytes(MAX_BYTES + 1);
    }
    if (body.length > MAX_BYTES) {
      throw new TooLarge();
    }
    if (parse(body) instanceof Map<?, ?> tree) {
      return tree;
    }
    throw new Unreadable("最外层应为一个JSON对象（{…}）", null);
  }

  private static Object parse(byte[] body) throws Unreadable {
    try {
      return READER.readValue(body);
    } catch (StreamConstraintsException e) {
      throw new Unreadable("JSON嵌套超过%s层，或有过长的数字、文字".formatted(MAX_DEPTH), e);
    } catch (JsonProcessingException e) {
      throw new Unreadable(complaint(e), e);
    } catch (IOException e) {
      throw new Unreadable("不是有效的UTF-8文本，请用UTF-8编码发送", e);
    }
  }

  private static String complaint(JsonProcessingException e) {
    String what =
        e.getOriginalMessage().startsWith("Duplicate field")
            ? "同一对象中字段名重复，请删去一个"
            : "不是有效的JSON，请检查括号、引号和逗号";
    JsonLocation at = e.getLocation();
    return at == null ? what : "第%s行第%s列：%s".formatted(at.getLineNr(), at.getColumnNr(), what);
  }
}
