package io.saima.reconciliation;

import io.saima.scoring.Light;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

/** The statements, all versions of them. */
public interface Statements extends JpaRepository<Statement, Statement.Key> {

  @NativeQuery(
      "select * from monthly_statement where officer_id in (:officers) and month_code = :month"
          + " and superseded_at is null order by officer_id")
  List<Statement> newest(Collection<String> officers, String month);

  /**
   * Whose newest version of a month is not published, in order; the index alone tells it. Asked for
   * whole rows, a database may look through all that are published.
   */
  @Query(
      "select s.officerId from Statement s where s.monthCode = :month and s.supersededAt is null"
          + " and s.publishedAt is null and s.officerId > :after order by s.officerId")
  List<String> unpublishedAfter(String month, String after, Limit limit);

  /** The same up to an officer, who is included. */
  @Query(
      "select s.officerId from Statement s where s.monthCode = :month and s.supersededAt is null"
          + " and s.publishedAt is null and s.officerId > :after and s.officerId <= :upTo"
          + " order by s.officerId")
  List<String> unpublishedWithin(String month, String after, String upTo, Limit limit);

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
      "select distinct s.monthCode from Statement s where s.publishedAt is not null"
          + " order by s.monthCode desc")
  List<String> months();

  /** The newest statements of some officers, of a unit or of all. */
  @Query(
      "select s from Statement s where s.officerId in :officers and s.monthCode = :month"
          + " and s.publishedAt is not null and s.supersededAt is null"
          + " and (:unit is null or s.unitCode = :unit)"
          + " and (:light is null or s.light = :light) order by s.unitCode, s.officerId")
  Page<Statement> readable(
      Collection<String> officers, String month, String unit, Light light, Pageable page);

  /** The newest statements of a unit, or of the whole county, without the reader's relations. */
  @Query(
      "select s from Statement s where s.monthCode = :month"
          + " and s.publishedAt is not null and s.supersededAt is null"
          + " and (:unit is null or s.unitCode = :unit)"
          + " and (:light is null or s.light = :light)"
          + " and not exists (select r from Relation r where"
          + " r.officerA = :reader and r.officerB = s.officerId"
          + " or r.officerB = :reader and r.officerA = s.officerId)"
          + " order by s.unitCode, s.officerId")
  Page<Statement> readable(String month, String unit, Light light, String reader, Pageable page);

  default Optional<Statement> published(String officerId, String month) {
    return findFirstByOfficerIdAndMonthCodeAndPublishedAtIsNotNullOrderByVersionDesc(
        officerId, month);
  }
}
