package io.saima.rating;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The services after which citizens were asked. */
public interface ServiceEvents extends JpaRepository<ServiceEvent, String> {

  List<ServiceEvent> findByOfficerIdInAndOccurredAtBetween(
      Collection<String> officerIds, LocalDateTime from, LocalDateTime to);
}
