package io.saima.organization;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who came to units, left them or was posted, in sentences for their personnel officers. */
@Service
@Transactional(readOnly = true)
public class UnitChanges {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日");

  private final Postings postings;
  private final CurrentCounty county;

  UnitChanges(Postings postings, CurrentCounty county) {
    this.postings = postings;
    this.county = county;
  }

  private record Line(LocalDate day, String text) {}

  /** What happened between two days, both included, by unit and in the order of time. */
  public Map<String, List<String>> between(LocalDate first, LocalDate last) {
    Map<String, List<Line>> lines = new TreeMap<>();
    County now = county.get();
    for (Officer officer : now.officers()) {
      if (within(officer.joinedOn(), first, last)) {
        add(lines, officer.unitCode(), officer.joinedOn(), officer.name() + "新录用");
      }
      if (within(officer.leftOn(), first, last)) {
        add(lines, officer.unitCode(), officer.leftOn(), officer.name() + "退休或离职");
      }
    }
    postings.between(first, last).forEach(event -> tell(lines, now, event));
    Map<String, List<String>> texts = new TreeMap<>();
    lines.forEach(
        (unit, all) ->
            texts.put(
                unit,
                all.stream()
                    .sorted(Comparator.comparing(Line::day))
                    .map(Line::text)
                    .distinct()
                    .toList()));
    return texts;
  }

  private static boolean within(LocalDate day, LocalDate first, LocalDate last) {
    return day != null && !day.isBefore(first) && !day.isAfter(last);
  }

  private static void tell(Map<String, List<Line>> lines, County now, Postings.Event event) {
    Posting before = event.before();
    Posting after = event.posting();
    LocalDate day = after.from();
    String name = now.officer(after.officer()).map(Officer::name).orElse(after.officer());
    switch (event.kind()) {
      case MOVE -> {
        add(lines, before.unit(), day, name + "调往" + unit(now, after.unit()));
        add(lines, after.unit(), day, name + "由" + unit(now, before.unit()) + "调入");
      }
      case VILLAGE, SECONDMENT -> {
        String what = event.kind().label();
        String host = after.hosted() ? unit(now, after.worksAt()) : "县外";
        add(lines, after.unit(), day, name + what + "到" + host);
        if (after.hosted()) {
          add(lines, after.worksAt(), day, name + "由" + unit(now, after.unit()) + what + "来此");
        }
      }
      case RETURN -> {
        add(lines, after.unit(), day, name + "归队");
        if (before.hosted()) {
          add(lines, before.worksAt(), day, name + "离开，归队到" + unit(now, after.unit()));
        }
      }
      case POST -> add(lines, after.unit(), day, name + "任职变动，现任" + after.postTitle());
      default -> {}
    }
  }

  private static void add(Map<String, List<Line>> lines, String unit, LocalDate day, String text) {
    lines
        .computeIfAbsent(unit, none -> new ArrayList<>())
        .add(new Line(day, DAY.format(day) + text));
  }

  private static String unit(County now, String code) {
    return now.unit(code).map(Unit::name).orElse(code);
  }
}
