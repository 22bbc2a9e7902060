package io.saima.weeklylog;

import io.saima.calendar.Week;
import io.saima.organization.Assignments;
import io.saima.organization.County;
import io.saima.organization.Officer;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notices where the words of a log were written before: by the officer in an earlier week, or by a
 * colleague of his unit. A hint for whoever reads the log; nothing is computed from it.
 */
@Service
@Transactional(readOnly = true)
public class Repetitions {

  /** From how many per cent on two texts count as alike. */
  static final int ALIKE = 80;

  private static final int WEEKS_BACK = 12;
  private static final int MOST_COLLEAGUES = 300;

  /** Shorter texts are alike by chance. */
  private static final int SHORTEST_ALIKE = 20;

  private static final int SHORTEST_OF_COLLEAGUES = 12;

  private final WeeklyLogs logs;
  private final Assignments assignments;

  Repetitions(WeeklyLogs logs, Assignments assignments) {
    this.logs = logs;
    this.assignments = assignments;
  }

  private record Told(String officer, Week week, Wording wording) {}

  /**
   * What to say about these texts, for example {@code 与第39周内容相同}; an officer whose text repeats
   * nothing is not in it. Compared are the officer's own last twelve weeks, and this week and the
   * one before of at most 300 colleagues of his unit.
   *
   * @param texts what each officer wrote about this week
   */
  public Map<String, String> of(Week week, Map<String, String> texts) {
    Map<String, List<Told>> own = new HashMap<>();
    for (Told told : told(texts.keySet(), before(week, WEEKS_BACK))) {
      own.computeIfAbsent(told.officer, id -> new ArrayList<>()).add(told);
    }
    County county = assignments.county();
    Map<String, List<Told>> ofUnits = new HashMap<>();
    Map<String, String> hints = new LinkedHashMap<>();
    texts.forEach(
        (officer, text) -> {
          Wording wording = Wording.of(text);
          List<Told> colleagues =
              county
                  .officer(officer)
                  .map(
                      o ->
                          ofUnits.computeIfAbsent(
                              o.unitCode(), unit -> toldIn(county, unit, texts.keySet(), week)))
                  .orElse(List.of());
          hint(officer, wording, own.getOrDefault(officer, List.of()), colleagues)
              .ifPresent(hint -> hints.put(officer, hint));
        });
    return hints;
  }

  private static Optional<String> hint(
      String officer, Wording wording, List<Told> own, List<Told> colleagues) {
    List<Told> others =
        wording.length() < SHORTEST_OF_COLLEAGUES
            ? List.of()
            : colleagues.stream().filter(told -> !told.officer.equals(officer)).toList();
    return same(wording, own)
        .map(week -> "与第%d周内容相同".formatted(number(week)))
        .or(() -> same(wording, others).map(week -> "与本单位同事第%d周内容相同".formatted(number(week))))
        .or(() -> alike(wording, own, "与第%d周内容相近（%d%%）"))
        .or(() -> alike(wording, others, "与本单位同事第%d周内容相近（%d%%）"));
  }

  private static Optional<Week> same(Wording wording, List<Told> others) {
    return others.stream()
        .filter(told -> wording.length() > 0 && told.wording.sameAs(wording))
        .map(Told::week)
        .max(Week::compareTo);
  }

  private static Optional<String> alike(Wording wording, List<Told> others, String words) {
    if (wording.length() < SHORTEST_ALIKE) {
      return Optional.empty();
    }
    int most = 0;
    Week when = null;
    for (Told told : others) {
      int likeness = told.wording.likeness(wording);
      if (likeness > most) {
        most = likeness;
        when = told.week;
      }
    }
    return most >= ALIKE ? Optional.of(words.formatted(number(when), most)) : Optional.empty();
  }

  /** Whose words are asked about come first, so that a large unit's sheet is complete in itself. */
  private List<Told> toldIn(County county, String unit, Set<String> asked, Week week) {
    Set<String> colleagues = new TreeSet<>();
    List<Officer> members = county.officersOf(unit);
    members.stream().map(Officer::id).filter(asked::contains).forEach(colleagues::add);
    members.stream()
        .map(Officer::id)
        .filter(id -> !asked.contains(id))
        .limit(Math.max(0, MOST_COLLEAGUES - colleagues.size()))
        .forEach(colleagues::add);
    return told(colleagues, List.of(week.toString(), week.previous().toString()));
  }

  private List<Told> told(Collection<String> officers, List<String> weeks) {
    return logs.findByOfficerIdInAndWeekCodeIn(officers, weeks).stream()
        .map(log -> new Told(log.officerId(), log.week(), Wording.of(log.content())))
        .toList();
  }

  private static List<String> before(Week week, int count) {
    List<String> codes = new ArrayList<>();
    Week at = week.previous();
    for (int i = 0; i < count; i++) {
      codes.add(at.toString());
      at = at.previous();
    }
    return codes;
  }

  private static int number(Week week) {
    return week.thursday().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
  }
}
