package io.saima.rectification;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** What was found against officers in rectifications. */
interface RectificationFindings extends JpaRepository<RectificationFinding, Long> {

  List<RectificationFinding> findByItemIdOrderById(long itemId);

  /** Found within the days, or overdue since earlier and not closed by their end. */
  @Query(
      """
      select f from RectificationFinding f
      where f.officerId in :officers and f.foundOn <= :last
        and (f.foundOn >= :first
          or f.kind = io.saima.rectification.FindingKind.OVERDUE
            and (f.endedOn is null or f.endedOn > :last))
      order by f.id
      """)
  List<RectificationFinding> bearingOn(
      Collection<String> officers, LocalDate first, LocalDate last);
}
