package io.saima.organization;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The officers' leave. */
public interface Leaves extends JpaRepository<Leave, Leave.Key> {

  List<Leave> findByOfficerIdInAndToDateGreaterThanEqualAndFromDateLessThanEqual(
      Collection<String> officerIds, LocalDate from, LocalDate to);

  List<Leave> findByToDateGreaterThanEqualAndFromDateLessThanEqual(LocalDate from, LocalDate to);
}
