package io.saima.weeklylog;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** The items of weekly logs. */
interface WeeklyItems extends JpaRepository<WeeklyItem, Long> {

  List<WeeklyItem> findByOfficerIdAndWeekCodeOrderById(String officerId, String weekCode);

  @Query(
      "select i from WeeklyItem i where i.officerId = :officerId"
          + " and (i.weekCode = :week or i.weekCode = :nextWeek) order by i.id")
  List<WeeklyItem> ofWeeks(String officerId, String week, String nextWeek);

  List<WeeklyItem> findByOfficerIdInAndWeekCodeOrderById(
      Collection<String> officerIds, String weekCode);

  @Modifying
  @Query("delete from WeeklyItem i where i.officerId = :officerId and i.weekCode = :weekCode")
  void deleteAllOf(String officerId, String weekCode);

  @Modifying
  @Query(
      "delete from WeeklyItem i where i.officerId = :officerId and i.weekCode = :weekCode"
          + " and i.item in :items and i.done = false")
  void deleteOpen(String officerId, String weekCode, Collection<String> items);
}
