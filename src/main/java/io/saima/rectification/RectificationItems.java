package io.saima.rectification;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The items of the county. */
public interface RectificationItems extends JpaRepository<RectificationItem, Long> {

  List<RectificationItem> findByOfficerIdAndProblemClassAndStateInOrderByIdDesc(
      String officerId, ProblemClass problemClass, Collection<RectificationState> states);

  /** Every item in one line, newest first. */
  @Query(
      """
      select new io.saima.rectification.RectificationLedger$Line(
        i.id, i.officerId, i.responsibleId, i.unitCode, i.problemClass, i.source, i.state,
        i.deadline, case when i.overdueRound = i.roundNo then true else false end, i.openedAt)
      from RectificationItem i order by i.id desc
      """)
  List<RectificationLedger.Line> lines();
}
