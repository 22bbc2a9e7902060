package io.saima.plan;

import io.saima.organization.Assignments;
import io.saima.organization.Officer;
import io.saima.organization.PostType;
import io.saima.organization.Unit;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The indicator library as drafts need it, and the template of a post made from it. */
@Component
@Transactional(readOnly = true)
class PlanLibrary {

  private final LibraryEntries entries;
  private final PlanTemplates templates;
  private final Assignments assignments;
  private final Clock clock;

  PlanLibrary(
      LibraryEntries entries, PlanTemplates templates, Assignments assignments, Clock clock) {
    this.entries = entries;
    this.templates = templates;
    this.assignments = assignments;
    this.clock = clock;
  }

  /** Where each entry stands, by code. */
  Map<String, PlanRules.Place> places() {
    return entries.findAll().stream()
        .collect(
            Collectors.toMap(
                LibraryEntry::code, entry -> new PlanRules.Place(entry.level(), entry.system())));
  }

  /** The entries that a plan may use, as the options of a list, by code. */
  List<Map<String, String>> options() {
    Map<String, LibraryEntry> all = byCode();
    List<Map<String, String>> options = new ArrayList<>();
    all.values().stream()
        .filter(entry -> entry.level() == 2)
        .forEach(
            entry -> {
              LibraryEntry above = all.get(entry.parentCode());
              Map<String, String> option = new LinkedHashMap<>();
              option.put(
                  "label",
                  "%s %s（%s·%s）"
                      .formatted(
                          entry.code(),
                          entry.name(),
                          entry.system().label(),
                          above == null ? "" : above.name()));
              option.put("value", entry.code());
              options.add(option);
            });
    return options;
  }

  private Map<String, LibraryEntry> byCode() {
    Map<String, LibraryEntry> all = new TreeMap<>();
    entries.findAll().forEach(entry -> all.put(entry.code(), entry));
    return all;
  }

  /** The entries with these codes and all below them; empty for a code that does not exist. */
  Set<String> withChildren(String code) {
    Map<String, LibraryEntry> all = byCode();
    Set<String> found = new HashSet<>();
    if (all.containsKey(code)) {
      found.add(code);
      all.values().stream()
          .filter(entry -> code.equals(entry.parentCode()))
          .map(LibraryEntry::code)
          .forEach(found::add);
    }
    return found;
  }

  /** What the post's plan begins with; entries that this county's library lacks are left out. */
  List<IndicatorLine> template(Post post) {
    Map<String, LibraryEntry> all = byCode();
    Map<String, Integer> used = new HashMap<>();
    List<IndicatorLine> lines = new ArrayList<>();
    Unit unit = assignments.county().unit(post.unit()).orElse(null);
    for (PlanTemplates.Line line :
        templates.of(
            unit == null ? null : unit.districtClass(), post.postClass(), postType(post))) {
      LibraryEntry entry = all.get(line.library());
      if (entry == null || entry.level() != 2) {
        continue;
      }
      lines.add(
          new IndicatorLine(
              line.library() + "-" + used.merge(line.library(), 1, Integer::sum),
              line.library(),
              line.name(),
              entry.module(),
              entry.system(),
              line.weight(),
              line.unit(),
              line.direction(),
              line.measure(),
              line.scope(),
              line.target(),
              line.core(),
              false,
              line.latent(),
              null));
    }
    return lines;
  }

  /** The officers who are held against the post's plan today, by id. */
  List<Officer> officers(Post post) {
    LocalDate today = LocalDate.now(clock);
    return assignments.county().officersOf(post.unit()).stream()
        .filter(officer -> officer.postClass() == post.postClass())
        .filter(officer -> officer.assessed() && officer.hereOn(today))
        .toList();
  }

  /** What most of the post's officers do. */
  private PostType postType(Post post) {
    Map<PostType, Long> types =
        officers(post).stream()
            .collect(Collectors.groupingBy(Officer::postType, TreeMap::new, Collectors.counting()));
    return types.entrySet().stream()
        .max(
            Map.Entry.<PostType, Long>comparingByValue()
                .thenComparing(Map.Entry.<PostType, Long>comparingByKey().reversed()))
        .map(Map.Entry::getKey)
        .orElse(PostType.COMPREHENSIVE);
  }
}
