package io.saima.organization.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/** Who stands above whom, after the import; finds the rows of the file that lie on a cycle. */
final class Chain {

  private final Map<String, String> above = new HashMap<>();
  private final Map<String, Integer> lines = new HashMap<>();

  void stored(String id, String superior) {
    above.put(id, superior);
  }

  void inFile(String id, String superior, int line) {
    above.put(id, superior);
    lines.put(id, line);
  }

  /** The row is refused: whatever it is part of, it was told already. */
  void spoiled(String id, int line) {
    lines.remove(id, line);
  }

  void cycles(IntConsumer lineOnCycle) {
    Set<String> done = new HashSet<>();
    for (String start : lines.keySet()) {
      List<String> path = new ArrayList<>();
      Map<String, Integer> place = new HashMap<>();
      String at = start;
      while (at != null && !done.contains(at) && !place.containsKey(at)) {
        place.put(at, path.size());
        path.add(at);
        at = above.get(at);
      }
      if (at != null && place.containsKey(at) && !(path.size() - place.get(at) == 1)) {
        path.subList(place.get(at), path.size()).stream()
            .filter(lines::containsKey)
            .forEach(id -> lineOnCycle.accept(lines.get(id)));
      }
      done.addAll(path);
    }
  }
}
