package io.saima.rating;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** The services after which citizens were asked. */
public interface ServiceEvents extends JpaRepository<ServiceEvent, String> {

  List<ServiceEvent> findByOfficerIdInAndOccurredAtBetween(
      Collection<String> officerIds, LocalDateTime from, LocalDateTime to);

  /** An id for an event that has none of its own. */
  static String newId() {
    return "SE-"
        + UUID.randomUUID().toString().replace("-", "").substring(0, 28).toUpperCase(Locale.ROOT);
  }
}
