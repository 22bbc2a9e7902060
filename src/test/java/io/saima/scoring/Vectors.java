package io.saima.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The worked examples and border cases that define the calculations, read from JSON. */
public final class Vectors {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Vectors() {}

  /** One example: an input and what must stand in the result, or which fault must be found. */
  public record Example(
      String name,
      String calculation,
      Map<String, Object> input,
      Map<String, Object> expected,
      String field,
      String code) {

    @Override
    public String toString() {
      return name;
    }
  }

  public static List<Example> of(String file) {
    try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + file + ".json")) {
      return JSON.readValue(in, new TypeReference<List<Example>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Arguments> arguments(String file) {
    return of(file).stream().map(Arguments::of);
  }

  /**
   * A result matches if every key that is expected is present and equal: strings exactly, lists in
   * length and order, null equal to absent; it may have more keys.
   */
  public static void assertMatches(String at, Object expected, Object actual) {
    if (expected instanceof Map<?, ?> keys) {
      assertThat(actual).as(at).isInstanceOf(Map.class);
      keys.forEach(
          (key, value) -> assertMatches(at + "." + key, value, ((Map<?, ?>) actual).get(key)));
    } else if (expected instanceof List<?> items) {
      assertThat(actual).as(at).isInstanceOf(List.class);
      assertThat((List<?>) actual).as(at).hasSameSizeAs(items);
      for (int i = 0; i < items.size(); i++) {
        assertMatches(at + "[" + i + "]", items.get(i), ((List<?>) actual).get(i));
      }
    } else {
      assertThat(actual).as(at).isEqualTo(expected);
    }
  }
}
