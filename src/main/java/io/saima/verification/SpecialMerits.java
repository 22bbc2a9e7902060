package io.saima.verification;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.NativeQuery;

/** The special merits of officers. */
public interface SpecialMerits extends JpaRepository<SpecialMerit, SpecialMerit.Key> {

  @NativeQuery(
      "select * from special_merit where officer_id in (:officers)"
          + " and occurred_on between :from and :to")
  List<SpecialMerit> ofOfficers(Collection<String> officers, LocalDate from, LocalDate to);
}
