package io.saima.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saima.scoring.Policy;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;

/** Keeps a policy as JSON with all its parameters, so that it outlives a change of the defaults. */
@Converter
class StoredPolicy implements AttributeConverter<Policy, String> {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Policy read(String text) throws JsonProcessingException {
    return Policy.read(JSON.readValue(text, new TypeReference<Map<String, Object>>() {}));
  }

  @Override
  public String convertToDatabaseColumn(Policy policy) {
    try {
      return JSON.writeValueAsString(policy.toTree());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The policy cannot be written", e);
    }
  }

  @Override
  public Policy convertToEntityAttribute(String text) {
    try {
      return read(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The stored policy cannot be read", e);
    }
  }
}
