package io.saima.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saima.scoring.Policy;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes and reads the stored documents of a review as JSON. */
@Component
class Documents {

  private final ObjectMapper json;

  Documents(ObjectMapper json) {
    this.json = json;
  }

  String write(Map<String, ?> tree) {
    try {
      return json.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  Map<String, Object> read(String text) {
    try {
      return json.readValue(text, new TypeReference<Map<String, Object>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The policy that was frozen with the roster. */
  Policy policy(Review review) {
    return Policy.read(read(review.policy()));
  }
}
