package io.saima.grading;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The effective grades, every version. */
interface GradeResults extends JpaRepository<GradeResult, GradeResult.Key> {

  List<GradeResult> findByOfficerIdOrderByQuarterCodeDescVersionNoDesc(String officerId);
}
