package io.saima.organization;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.NativeQuery;

/** The officers' leave. */
public interface Leaves extends JpaRepository<Leave, Leave.Key> {

  /** Those that have a day between two days, both included. */
  @NativeQuery(
      "select * from officer_leave where officer_id in (:officers)"
          + " and to_date >= :first and from_date <= :last")
  List<Leave> ofOfficers(Collection<String> officers, LocalDate first, LocalDate last);

  List<Leave> findByToDateGreaterThanEqualAndFromDateLessThanEqual(LocalDate from, LocalDate to);
}
