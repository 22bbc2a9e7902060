package io.saima.reconciliation;

import io.saima.scoring.Light;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

/** The warnings of the county. */
interface WarningRows extends JpaRepository<Warning, Long> {

  @NativeQuery("select * from early_warning where subject in (:subjects) and closed_at is null")
  List<Warning> open(Collection<String> subjects);

  List<Warning> findBySubjectInOrderById(Collection<String> subjects);

  Optional<Warning> findByOpenKey(String openKey);

  List<Warning> findByClosedAtIsNullAndMonthCodeLessThanOrderById(String month);

  List<Warning> findByClosedAtIsNullAndLightAndMonthCodeInOrderById(
      Light light, Collection<String> months);

  /** All that somebody who sees everything may see: not those of his relations. */
  @Query(
      "select w from Warning w where ((:open = true and w.closedAt is null)"
          + " or (:open = false and w.closedAt is not null))"
          + " and (:unit is null or w.unitCode = :unit)"
          + " and (:light is null or w.light = :light)"
          + " and not exists (select r from Relation r where"
          + " r.officerA = :reader and r.officerB = w.responsibleId"
          + " or r.officerB = :reader and r.officerA = w.responsibleId)"
          + " order by case when w.dueAt is null then 1 else 0 end, w.dueAt, w.id desc")
  Page<Warning> readable(boolean open, String unit, Light light, String reader, Pageable page);

  /** Those of some units, or that somebody is responsible for. */
  @Query(
      "select w from Warning w where ((:open = true and w.closedAt is null)"
          + " or (:open = false and w.closedAt is not null))"
          + " and (:unit is null or w.unitCode = :unit)"
          + " and (:light is null or w.light = :light)"
          + " and (w.unitCode in :units or w.responsibleId = :reader)"
          + " order by case when w.dueAt is null then 1 else 0 end, w.dueAt, w.id desc")
  List<Warning> ofUnits(
      boolean open, String unit, Light light, Collection<String> units, String reader);
}
