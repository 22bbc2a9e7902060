package io.saima.weeklylog;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The weekly logs as filed. */
public interface WeeklyLogs extends JpaRepository<WeeklyLog, WeeklyLog.Key> {

  List<WeeklyLog> findByOfficerIdInAndWeekCodeIn(
      Collection<String> officerIds, Collection<String> weekCodes);

  List<WeeklyLog> findByOfficerIdOrderByWeekCode(String officerId);
}
