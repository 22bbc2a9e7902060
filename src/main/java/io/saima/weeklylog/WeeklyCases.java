package io.saima.weeklylog;

import io.saima.weeklylog.WeeklyCase.State;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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

  /** Locked: whoever changes the case at the same moment waits. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select c from WeeklyCase c where c.officerId = :officerId and c.weekCode = :weekCode")
  Optional<WeeklyCase> locked(String officerId, String weekCode);

  List<WeeklyCase> findByWeekCodeAndStateOrderByOfficerId(
      String weekCode, State state, Limit limit);

  @Query("select c.officerId from WeeklyCase c where c.weekCode = :weekCode")
  List<String> officers(String weekCode);

  @Query("select c.officerId from WeeklyCase c where c.weekCode = :weekCode and c.state = :state")
  List<String> officers(String weekCode, State state);

  @Query(
      "select c.officerId from WeeklyCase c where c.weekCode = :weekCode and c.state = :state"
          + " order by c.officerId")
  List<String> officers(String weekCode, State state, Limit limit);

  /** Filed logs of which nobody has found the supervisor yet. */
  @Query(
      "select c.officerId from WeeklyCase c where c.weekCode = :weekCode and c.state = FILED"
          + " and c.reviewer is null order by c.officerId")
  List<String> withoutReviewer(String weekCode, Limit limit);

  /** Supervisors with logs that stand on no sheet yet. */
  @Query(
      "select distinct c.reviewer from WeeklyCase c where c.weekCode = :weekCode"
          + " and c.sheet is null and c.reviewer is not null order by c.reviewer")
  List<String> reviewersToAsk(String weekCode, Limit limit);

  @Query(
      "select c from WeeklyCase c where c.weekCode = :weekCode and c.sheet is null"
          + " and c.reviewer in :reviewers order by c.officerId")
  List<WeeklyCase> onNoSheet(String weekCode, Collection<String> reviewers);

  List<WeeklyCase> findByWeekCodeAndSheetOrderByOfficerId(String weekCode, String sheet);

  @Query(
      "select c.officerId from WeeklyCase c where c.weekCode = :weekCode and c.sheet = :sheet"
          + " order by c.officerId")
  List<String> members(String weekCode, String sheet);

  List<WeeklyCase> findByOfficerIdInAndWeekCodeIn(
      Collection<String> officerIds, Collection<String> weekCodes);

  boolean existsByWeekCodeAndState(String weekCode, State state);

  boolean existsByWeekCodeAndLaneNoAndState(String weekCode, int laneNo, State state);
}
