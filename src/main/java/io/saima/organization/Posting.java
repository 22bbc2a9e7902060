package io.saima.organization;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where an officer stands from a day on, and how that became known; never changed afterwards.
 *
 * @param from the first day on which it holds
 * @param replacesFrom what was known from this day on is put right by it; null: nothing before
 *     {@code from}
 * @param worksIn the host unit of who is posted elsewhere; null in his own unit or outside the
 *     county
 * @param leftOn the last day in the service, as known then; null: still here
 */
public record Posting(
    String officer,
    LocalDate from,
    LocalDate replacesFrom,
    String unit,
    String worksIn,
    String postTitle,
    PostClass postClass,
    PostType postType,
    RankLevel rank,
    String supervisor,
    OfficerStatus status,
    LocalDate postSince,
    LocalDate leftOn,
    Origin origin) {

  /** From where a posting became known. */
  public enum Source implements Labelled {
    START("建档"),
    IMPORT("数据导入"),
    FORM("人事变动登记");

    private final String label;

    Source(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  /**
   * How a posting became known.
   *
   * @param kind what happened; null where only the state was taken over
   * @param importId the import that brought it, or null
   * @param by the account of who brought it; null for the command line and the demo
   */
  public record Origin(
      Source source, PersonnelKind kind, Long importId, String by, LocalDateTime at) {

    Origin of(PersonnelKind what) {
      return new Origin(source, what, importId, by, at);
    }
  }

  /** The unit in which he works; outside the county his own one counts. */
  public String worksAt() {
    return status.posted() && worksIn != null ? worksIn : unit;
  }

  /** Works for another unit of the county. */
  public boolean hosted() {
    return !worksAt().equals(unit);
  }

  /** The officer with this posting in place of his present one. */
  Officer of(Officer now) {
    return new Officer(
        now.id(),
        now.name(),
        unit,
        postTitle,
        postClass,
        postType,
        rank,
        supervisor,
        now.status(),
        now.joinedOn(),
        postSince,
        now.worksInUnit(),
        now.unitSince(),
        now.leftOn());
  }

  private static Posting at(
      Officer officer, LocalDate from, LocalDate replacesFrom, Origin origin) {
    return new Posting(
        officer.id(),
        from,
        replacesFrom,
        officer.unitCode(),
        officer.worksInUnit(),
        officer.postTitle(),
        officer.postClass(),
        officer.postType(),
        officer.rankLevel(),
        officer.supervisorId(),
        officer.status(),
        officer.postSince(),
        officer.leftOn(),
        origin);
  }

  /**
   * What the personnel file alone tells: since when he works where he works, and, of who is posted
   * elsewhere, that he was in his own unit before.
   */
  static List<Posting> first(Officer officer, Origin origin) {
    List<Posting> postings = new ArrayList<>();
    Posting now = at(officer, officer.unitSince(), null, origin);
    if (officer.status().posted() && officer.unitSince().isAfter(officer.joinedOn())) {
      postings.add(now.before(officer.joinedOn()));
    }
    postings.add(now);
    return postings;
  }

  private Posting before(LocalDate since) {
    return new Posting(
        officer,
        since,
        null,
        unit,
        null,
        postTitle,
        postClass,
        postType,
        rank,
        supervisor,
        OfficerStatus.NORMAL,
        postSince,
        leftOn,
        origin);
  }

  /**
   * What a change of the personnel file means; empty if nothing of the posting is new. It holds
   * from the day that the file names: a new unit from {@code unit_since}, a new post from {@code
   * post_since}; where neither says anything new, from the day on which it came. Another {@code
   * unit_since} for the same unit puts right since when he works there.
   *
   * @param today when the change came
   */
  static Optional<Posting> changed(Officer before, Officer after, LocalDate today, Origin origin) {
    PersonnelKind kind =
        PersonnelKind.between(at(before, today, null, origin), at(after, today, null, origin));
    Origin how = origin.of(kind);
    LocalDate since = after.unitSince();
    boolean newSince = !since.equals(before.unitSince());
    boolean newPost = !after.postSince().equals(before.postSince());
    boolean newLast = !Objects.equals(after.leftOn(), before.leftOn());
    if (kind == PersonnelKind.CORRECTION && !newSince && !newPost && !newLast) {
      return Optional.empty();
    }
    boolean elsewhere =
        !after.unitCode().equals(before.unitCode())
            || !Objects.equals(after.worksInUnit(), before.worksInUnit())
            || after.status().posted() != before.status().posted();
    if (elsewhere) {
      return Optional.of(at(after, newSince ? since : today, null, how));
    }
    if (newSince && after.namesUnitSince()) {
      LocalDate was = before.unitSince();
      return Optional.of(at(after, since, since.isBefore(was) ? since : was, how));
    }
    if (newLast && after.leftOn() != null && after.leftOn().isBefore(today)) {
      return Optional.of(at(after, after.leftOn(), null, how));
    }
    boolean dated = newPost && !after.postSince().isBefore(before.unitSince());
    return Optional.of(at(after, dated ? after.postSince() : today, null, how));
  }
}
