package io.saima.reconciliation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The statements, all versions of them. */
public interface Statements extends JpaRepository<Statement, Statement.Key> {

  @Query(
      "select s from Statement s where s.officerId in :officers and s.monthCode = :month"
          + " and s.supersededAt is null")
  List<Statement> newest(Collection<String> officers, String month);

  @Query(
      "select s from Statement s where s.monthCode = :month and s.supersededAt is null"
          + " and s.publishedAt is null order by s.officerId")
  List<Statement> unpublished(String month, Limit limit);

  @Query(
      "select s from Statement s where s.monthCode = :month and s.supersededAt is null"
          + " and s.publishedAt is not null and s.greys > 0 and s.unitCode = :unit"
          + " order by s.officerId")
  List<Statement> withMissingFigures(String month, String unit);

  @Query(
      "select distinct s.unitCode from Statement s where s.monthCode = :month"
          + " and s.supersededAt is null and s.publishedAt is not null and s.greys > 0"
          + " order by s.unitCode")
  List<String> unitsWithMissingFigures(String month);

  /** What the officer sees of a month: the newest version that was published. */
  Optional<Statement> findFirstByOfficerIdAndMonthCodeAndPublishedAtIsNotNullOrderByVersionDesc(
      String officerId, String monthCode);

  /** All that the officer ever saw, the newest month and version first. */
  List<Statement> findByOfficerIdAndPublishedAtIsNotNullOrderByMonthCodeDescVersionDesc(
      String officerId);

  @Query(
      "select s from Statement s where s.officerId in :officers and s.monthCode = :month"
          + " and s.publishedAt is not null and s.supersededAt is null order by s.officerId")
  List<Statement> published(Collection<String> officers, String month);

  default Optional<Statement> published(String officerId, String month) {
    return findFirstByOfficerIdAndMonthCodeAndPublishedAtIsNotNullOrderByVersionDesc(
        officerId, month);
  }
}
