package io.saima.plan;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The history of drafts. */
interface PlanDecisions extends JpaRepository<PlanDecision, Long> {

  List<PlanDecision> findByVersionIdOrderById(long versionId);

  Optional<PlanDecision> findFirstByVersionIdAndStepOrderByIdDesc(long versionId, PlanStep step);
}
