package io.saima.grading;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The grade cases. */
interface GradeCases extends JpaRepository<GradeCase, String> {

  /** For a change: two who propose at once take places one after the other. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select c from GradeCase c where c.id = :id")
  Optional<GradeCase> lock(String id);

  Page<GradeCase> findByQuarterCodeOrderByBodyCode(String quarterCode, Pageable page);

  /** Those who compete for the last place, without reading the case. */
  @Query(
      "select r.officerId from GradeRow r where r.gradeCase.id = :id and r.quotaStatus = REFERRED"
          + " order by r.officerId")
  List<String> tied(String id);
}
