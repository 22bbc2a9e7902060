package io.saima.grading;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The notices of grades. */
interface GradeNotices extends JpaRepository<GradeNotice, GradeNotice.Key> {

  List<GradeNotice> findByCaseId(String caseId);

  /** The officers of a case who have not been told yet. */
  @Query(
      "select r.officerId from GradeRow r where r.gradeCase.id = :caseId and not exists"
          + " (select 1 from GradeNotice n where n.quarterCode = r.quarterCode"
          + " and n.officerId = r.officerId) order by r.officerId")
  List<String> untold(String caseId, Limit limit);
}
