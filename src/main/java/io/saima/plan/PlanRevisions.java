package io.saima.plan;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** What asked, and asks, units to revise their plans. */
interface PlanRevisions extends JpaRepository<PlanRevision, Long> {

  boolean existsByCode(String code);

  List<PlanRevision> findTop12ByOrderByIdDesc();
}
