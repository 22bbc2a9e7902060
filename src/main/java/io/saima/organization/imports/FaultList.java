package io.saima.organization.imports;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The first 10,000 faults of a file in the order of its lines, and the number of the others. */
final class FaultList {

  static final int LISTED = 10_000;

  private final String file;
  private final PriorityQueue<Placed> first =
      new PriorityQueue<>(Comparator.comparing(Placed::place).reversed());
  private long count;

  private record Place(int line, int position, long number) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byLine = Integer.compare(line, other.line);
      int byPosition = byLine != 0 ? byLine : Integer.compare(position, other.position);
      return byPosition != 0 ? byPosition : Long.compare(number, other.number);
    }
  }

  private record Placed(Place place, ImportAnswer.Fault fault) {}

  FaultList(String file) {
    this.file = file;
  }

  /** {@code position} orders the faults of one line: the column's place in the header. */
  void add(int line, int position, String column, Reason reason, String message) {
    Place place = new Place(line, position, count++);
    if (first.size() == LISTED) {
      if (first.element().place().compareTo(place) < 0) {
        return;
      }
      first.remove();
    }
    first.add(new Placed(place, new ImportAnswer.Fault(file, line, column, reason, message)));
  }

  /** Faults that are counted without being listed. */
  void more(long unlisted) {
    count += unlisted;
  }

  /** The file could not be read to its end: that fault is the only one. */
  void replaceBy(int line, Reason reason, String message) {
    first.clear();
    count = 0;
    add(line, -1, "", reason, message);
  }

  boolean isEmpty() {
    return count == 0;
  }

  List<ImportAnswer.Fault> listed() {
    return first.stream().sorted(Comparator.comparing(Placed::place)).map(Placed::fault).toList();
  }

  long more() {
    return count - first.size();
  }
}
