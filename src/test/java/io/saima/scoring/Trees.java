package io.saima.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON trees that a test may change. */
final class Trees {

  private Trees() {}

  /** A deep copy whose maps and lists can be changed. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> copy(Map<String, ?> tree) {
    return (Map<String, Object>) copyOf(tree);
  }

  /** The value at a path such as {@code ballots[2].score}; null if absent. */
  static Object get(Map<String, Object> tree, String path) {
    Object at = tree;
    for (String part : parts(path)) {
      at =
          part.matches("\\d+")
              ? ((List<?>) at).get(Integer.parseInt(part))
              : ((Map<?, ?>) at).get(part);
    }
    return at;
  }

  /** Puts a value at a path; everything above it must be there. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> set(Map<String, Object> tree, String path, Object value) {
    List<String> parts = parts(path);
    String last = parts.get(parts.size() - 1);
    int cut = path.lastIndexOf(last.matches("\\d+") ? "[" + last : last);
    String above = path.substring(0, cut).replaceAll("\\.$", "");
    Object parent = above.isEmpty() ? tree : get(tree, above);
    if (parent instanceof List<?> list) {
      ((List<Object>) list).set(Integer.parseInt(last), value);
    } else {
      ((Map<String, Object>) parent).put(last, value);
    }
    return tree;
  }

  private static List<String> parts(String path) {
    return List.of(path.replace("]", "").split("[.\\[]"));
  }

  private static Object copyOf(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, item) -> copy.put(key, copyOf(item)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(copyOf(item)));
      return copy;
    }
    return value;
  }
}
