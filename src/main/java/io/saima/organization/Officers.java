package io.saima.organization;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The officers of the county, also those who have left. */
public interface Officers extends JpaRepository<Officer, String> {

  List<Officer> findByUnitCodeInOrderById(Collection<String> unitCodes);

  List<Officer> findBySupervisorIdOrderById(String supervisorId);
}
