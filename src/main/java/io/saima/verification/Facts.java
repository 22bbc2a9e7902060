package io.saima.verification;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.NativeQuery;

/** The facts about officers. */
public interface Facts extends JpaRepository<Fact, String> {

  @NativeQuery(
      "select * from fact where officer_id in (:officers) and occurred_on between :from and :to")
  List<Fact> ofOfficers(Collection<String> officers, LocalDate from, LocalDate to);

  List<Fact> findByKindAndVerifiedOnIsNotNullOrderById(FactKind kind);

  List<Fact> findByKindOrderByOccurredOnDescIdAsc(FactKind kind);
}
