package io.saima.plan;

import jakarta.persistence.QueryHint;
import java.util.Collection;
import java.util.List;
import org.hibernate.jpa.HibernateHints;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;

/** The figures of indicators, month by month. */
public interface IndicatorActuals extends JpaRepository<IndicatorActual, IndicatorActual.Key> {

  List<IndicatorActual> findByPlanCode(String planCode);

  List<IndicatorActual> findByPlanCodeIn(Collection<String> planCodes);

  boolean existsByMonthCode(String monthCode);

  /**
   * The figures of whole units and of these officers within some months, both included; to be read
   * only.
   */
  @QueryHints(@QueryHint(name = HibernateHints.HINT_READ_ONLY, value = "true"))
  @Query(
      "select a from IndicatorActual a where a.planCode in :plans"
          + " and (a.officerId = '' or a.officerId in :officers)"
          + " and a.monthCode between :from and :to")
  List<IndicatorActual> ofPosts(
      Collection<String> plans, Collection<String> officers, String from, String to);

  /** The figures of whole units alone within some months, both included; to be read only. */
  @QueryHints(@QueryHint(name = HibernateHints.HINT_READ_ONLY, value = "true"))
  @Query(
      "select a from IndicatorActual a where a.planCode in :plans and a.officerId = ''"
          + " and a.monthCode between :from and :to")
  List<IndicatorActual> ofUnits(Collection<String> plans, String from, String to);
}
