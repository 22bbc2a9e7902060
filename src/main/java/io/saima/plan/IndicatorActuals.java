package io.saima.plan;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The figures of indicators, month by month. */
public interface IndicatorActuals extends JpaRepository<IndicatorActual, IndicatorActual.Key> {

  List<IndicatorActual> findByPlanCode(String planCode);

  List<IndicatorActual> findByPlanCodeIn(Collection<String> planCodes);

  boolean existsByMonthCode(String monthCode);
}
