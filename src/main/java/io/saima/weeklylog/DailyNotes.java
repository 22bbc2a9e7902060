package io.saima.weeklylog;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The daily notes of officers. */
interface DailyNotes extends JpaRepository<DailyNote, DailyNote.Key> {

  List<DailyNote> findByOfficerIdInAndNotedOnBetweenOrderByNotedOn(
      Collection<String> officerIds, LocalDate first, LocalDate last);

  List<DailyNote> findByOfficerIdAndNotedOnBetweenOrderByNotedOn(
      String officerId, LocalDate first, LocalDate last);
}
