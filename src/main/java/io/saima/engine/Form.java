package io.saima.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;

/** A Camunda Form as the server reads it: what may be sent, and what is only shown. */
record Form(FormSchema schema, ShownTexts texts) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads a form file.
   *
   * @throws IllegalArgumentException if it is not a form, or holds a component that the server
   *     cannot check
   */
  static Form read(InputStream form) {
    try (form) {
      JsonNode components = JSON.readTree(form).path("components");
      return new Form(FormSchema.of(components), ShownTexts.of(components));
    } catch (IOException e) {
      throw new IllegalArgumentException("Not a form: " + e.getMessage(), e);
    }
  }
}
