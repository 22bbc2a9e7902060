package io.saima.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** Keeps the indicators of a version as one JSON text that is written once. */
@Converter
class IndicatorLines implements AttributeConverter<List<IndicatorLine>, String> {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  static String write(List<IndicatorLine> lines) {
    try {
      return JSON.writeValueAsString(lines);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The indicators cannot be written", e);
    }
  }

  static List<IndicatorLine> read(String text) {
    try {
      return JSON.readValue(text, new TypeReference<List<IndicatorLine>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The stored indicators cannot be read", e);
    }
  }

  @Override
  public String convertToDatabaseColumn(List<IndicatorLine> lines) {
    return lines == null ? null : write(lines);
  }

  @Override
  public List<IndicatorLine> convertToEntityAttribute(String text) {
    return text == null ? null : read(text);
  }
}
