package io.saima.plan;

import io.saima.organization.CurrentCounty;
import io.saima.organization.imports.Advice;
import io.saima.organization.sources.Allotment;
import io.saima.organization.sources.SourceRefused;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads from a form what a data source may deliver: codes that exist, or everything if so said. */
@Component
public class Allotments {

  private static final int MOST = 1_000;

  private final JdbcTemplate jdbc;
  private final CurrentCounty county;

  Allotments(JdbcTemplate jdbc, CurrentCounty county) {
    this.jdbc = jdbc;
    this.county = county;
  }

  /**
   * What the form says.
   *
   * @param units codes with spaces, commas or line ends between them
   * @param indicators codes of indicators in plans, or of entries of the library, likewise
   * @throws SourceRefused if it says nothing, two things at once, or names a code that is unknown
   */
  public Allotment read(
      String units, boolean everyUnit, String indicators, boolean everyIndicator) {
    return new Allotment(
        codes("单位", units, everyUnit, this::unknownUnits),
        codes("指标", indicators, everyIndicator, this::unknownIndicators));
  }

  private interface Check {
    Set<String> unknown(Set<String> codes);
  }

  private static Optional<Set<String>> codes(String what, String text, boolean all, Check check) {
    Set<String> codes =
        Arrays.stream(text.split("[\\s,，、;；]+"))
            .filter(code -> !code.isEmpty())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (all && !codes.isEmpty()) {
      throw new SourceRefused("已勾选“全部" + what + "”，请清空" + what + "编码，或取消勾选。");
    }
    if (all) {
      return Optional.empty();
    }
    if (codes.isEmpty()) {
      throw new SourceRefused("请填写可报送的" + what + "编码，或勾选“全部" + what + "”。");
    }
    if (codes.size() > MOST) {
      throw new SourceRefused(what + "编码最多" + MOST + "个；更多的，请勾选“全部" + what + "”。");
    }
    Set<String> unknown = check.unknown(codes);
    if (!unknown.isEmpty()) {
      throw new SourceRefused(
          "没有这些%s编码，请更正：%s。"
              .formatted(
                  what,
                  unknown.stream()
                      .limit(10)
                      .map(code -> Advice.excerpt(code, 40))
                      .collect(Collectors.joining("、"))));
    }
    return Optional.of(codes);
  }

  private Set<String> unknownUnits(Set<String> codes) {
    return codes.stream()
        .filter(code -> county.get().unit(code).isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Set<String> unknownIndicators(Set<String> codes) {
    String marks = String.join(", ", Collections.nCopies(codes.size(), "?"));
    List<String> known =
        jdbc.queryForList(
            "select indicator_code from plan_indicator where indicator_code in ("
                + marks
                + ") union select code from library_entry where code in ("
                + marks
                + ")",
            String.class,
            Stream.concat(codes.stream(), codes.stream()).toArray());
    Set<String> unknown = new LinkedHashSet<>(codes);
    known.forEach(unknown::remove);
    return unknown;
  }
}
