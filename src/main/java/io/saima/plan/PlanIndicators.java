package io.saima.plan;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The indicators of plans. */
public interface PlanIndicators extends JpaRepository<PlanIndicator, PlanIndicator.Key> {

  List<PlanIndicator> findByPlanCodeOrderByIndicatorCode(String planCode);

  List<PlanIndicator> findByPlanCodeInOrderByPlanCodeAscIndicatorCodeAsc(
      Collection<String> planCodes);
}
