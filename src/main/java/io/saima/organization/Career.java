package io.saima.organization;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An officer's postings in the order of time, with what was put right taken out. */
public record Career(List<Span> spans) {

  /**
   * A posting with the days on which it held.
   *
   * @param to the last day; null: until further notice
   */
  public record Span(Posting posting, LocalDate from, LocalDate to) {

    public boolean on(LocalDate day) {
      return !from.isAfter(day) && (to == null || !to.isBefore(day));
    }

    private Span until(LocalDate last) {
      return to == null || to.isAfter(last) ? new Span(posting, from, last) : this;
    }
  }

  /**
   * @param postings all of one officer, in the order in which they became known
   */
  public static Career of(List<Posting> postings) {
    List<Span> spans = new ArrayList<>();
    for (Posting posting : postings) {
      LocalDate from = posting.from();
      LocalDate cut =
          posting.replacesFrom() != null && posting.replacesFrom().isBefore(from)
              ? posting.replacesFrom()
              : from;
      spans.removeIf(span -> !span.from().isBefore(cut));
      if (!spans.isEmpty()) {
        Span last = spans.remove(spans.size() - 1);
        spans.add(new Span(last.posting(), last.from(), from.minusDays(1)));
      }
      spans.add(new Span(posting, from, null));
    }
    LocalDate left = postings.isEmpty() ? null : postings.get(postings.size() - 1).leftOn();
    if (left != null) {
      spans.removeIf(span -> span.from().isAfter(left));
      spans.replaceAll(span -> span.until(left));
    }
    return new Career(List.copyOf(spans));
  }

  public Optional<Posting> on(LocalDate day) {
    return spans.stream().filter(span -> span.on(day)).map(Span::posting).findFirst();
  }

  /** What happened after the first posting, in the order of time. */
  List<Postings.Event> events() {
    List<Postings.Event> events = new ArrayList<>();
    for (int i = 1; i < spans.size(); i++) {
      Posting posting = spans.get(i).posting();
      events.add(
          new Postings.Event(
              kind(spans.get(i - 1).posting(), posting), spans.get(i - 1).posting(), posting));
    }
    return events;
  }

  /** Whether he belonged to a unit, in a class of post, on some day of these. */
  public boolean belonged(String unit, PostClass postClass, LocalDate first, LocalDate last) {
    return spans.stream()
        .filter(span -> !span.from().isAfter(last))
        .filter(span -> span.to() == null || !span.to().isBefore(first))
        .map(Span::posting)
        .anyMatch(posting -> posting.unit().equals(unit) && posting.postClass() == postClass);
  }

  /**
   * When he came to a unit and class of post for the first time after a month, as it stood on a
   * day. Empty if he never did, or if he belonged there on some day of that month: whoever was away
   * in between came back.
   */
  Optional<LocalDate> came(String unit, PostClass postClass, YearMonth begun, LocalDate day) {
    if (belonged(unit, postClass, begun.atDay(1), begun.atEndOfMonth())) {
      return Optional.empty();
    }
    return spans.stream()
        .filter(span -> span.from().isAfter(begun.atEndOfMonth()) && !span.from().isAfter(day))
        .filter(span -> span.posting().unit().equals(unit))
        .filter(span -> span.posting().postClass() == postClass)
        .map(Span::from)
        .findFirst();
  }

  /** What makes the one posting the other. */
  public static PersonnelKind kind(Posting before, Posting after) {
    return PersonnelKind.between(before, after);
  }

  /** Where he worked, for {@link AssessingUnit}. */
  public List<AssessingUnit.Stay> stays() {
    return spans.stream()
        .map(
            span ->
                new AssessingUnit.Stay(
                    span.posting().worksAt(), span.posting().unit(), span.from(), span.to()))
        .toList();
  }
}
