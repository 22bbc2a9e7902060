package io.saima.rectification;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The history of items. */
interface RectificationDecisions extends JpaRepository<RectificationDecision, Long> {

  List<RectificationDecision> findByItemIdOrderById(long itemId);

  Optional<RectificationDecision> findFirstByItemIdAndStepOrderByIdDesc(
      long itemId, DecisionStep step);
}
