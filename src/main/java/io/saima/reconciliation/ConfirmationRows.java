package io.saima.reconciliation;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The confirmations of statements. */
interface ConfirmationRows extends JpaRepository<Confirmation, Long> {

  List<Confirmation> findByOfficerIdAndMonthCodeOrderById(String officerId, String monthCode);

  List<Confirmation> findByMonthCodeAndOfficerIdInOrderById(
      String monthCode, Collection<String> officerIds);

  List<Confirmation> findByOfficerIdInAndMonthCodeInAndStateInOrderById(
      Collection<String> officers, Collection<String> months, Collection<ConfirmationState> states);

  List<Confirmation> findByOfficerIdInAndMonthCodeInAndStateAndComputedAtIsNullOrderById(
      Collection<String> officers, Collection<String> months, ConfirmationState state);
}
