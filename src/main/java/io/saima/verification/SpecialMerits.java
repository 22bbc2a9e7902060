package io.saima.verification;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The special merits of officers. */
public interface SpecialMerits extends JpaRepository<SpecialMerit, SpecialMerit.Key> {

  List<SpecialMerit> findByOfficerIdInAndOccurredOnBetween(
      Collection<String> officerIds, LocalDate from, LocalDate to);
}
