package io.saima.rectification;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** What items were opened for. */
interface RectificationCauses extends JpaRepository<RectificationCause, Long> {

  Optional<RectificationCause> findByReference(String reference);

  List<RectificationCause> findByItemIdOrderById(long itemId);

  /** An officer and an indicator whose red light was cleared. */
  record Resolved(String officerId, String indicator) {}

  @Query(
      """
      select distinct i.officerId as officerId, c.indicatorCode as indicator
      from RectificationCause c join RectificationItem i on i.id = c.itemId
      where c.quarterCode = :quarter and c.indicatorCode is not null
        and i.officerId in :officers and i.state in :closed
      """)
  List<Resolved> resolved(
      Collection<String> officers, String quarter, Collection<RectificationState> closed);
}
