package io.saima.verification;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The facts about officers. */
public interface Facts extends JpaRepository<Fact, String> {

  List<Fact> findByOfficerIdInAndOccurredOnBetween(
      Collection<String> officerIds, LocalDate from, LocalDate to);

  List<Fact> findByKindAndVerifiedOnIsNotNullOrderById(FactKind kind);

  List<Fact> findByKindOrderByOccurredOnDescIdAsc(FactKind kind);
}
