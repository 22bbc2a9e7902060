package io.saima.weeklylog;

import io.saima.weeklylog.WeeklyCase.State;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The weekly cases. */
interface WeeklyCases extends JpaRepository<WeeklyCase, WeeklyLog.Key> {

  /** Locked: of two launchers that look at once, the later finds what the earlier has left. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  List<WeeklyCase> findByWeekCodeAndLaneNoAndStateOrderByOfficerId(
      String weekCode, int laneNo, State state, Limit limit);

  List<WeeklyCase> findByWeekCodeAndStateOrderByOfficerId(
      String weekCode, State state, Limit limit);

  @Query("select c.officerId from WeeklyCase c where c.weekCode = :weekCode and c.state = :state")
  List<String> officers(String weekCode, State state);

  @Query(
      "select c from WeeklyCase c where c.weekCode = :weekCode and c.state = FILED"
          + " and c.reviewer is null order by c.officerId")
  List<WeeklyCase> unreviewed(String weekCode);

  List<WeeklyCase> findByOfficerIdInAndWeekCodeIn(
      Collection<String> officerIds, Collection<String> weekCodes);

  boolean existsByWeekCode(String weekCode);

  boolean existsByWeekCodeAndLaneNoAndState(String weekCode, int laneNo, State state);
}
