package io.saima.reconciliation;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The disputes about figures. */
interface Disputes extends JpaRepository<Dispute, Long> {

  List<Dispute> findByConfirmationIdOrderById(long confirmationId);

  List<Dispute> findByOfficerIdAndMonthCodeOrderById(String officerId, String monthCode);
}
