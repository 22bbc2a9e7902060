package io.saima.reconciliation;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The histories of warnings. */
interface WarningRecords extends JpaRepository<WarningRecord, Long> {

  List<WarningRecord> findByWarningIdOrderById(long warningId);

  Optional<WarningRecord> findFirstByWarningIdOrderByIdDesc(long warningId);

  Optional<WarningRecord> findFirstByWarningIdAndStepOrderByIdDesc(
      long warningId, WarningStep step);
}
