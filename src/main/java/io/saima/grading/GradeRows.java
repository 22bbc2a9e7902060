package io.saima.grading;

import io.saima.calendar.Quarter;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The officers' rows of all cases. */
interface GradeRows extends JpaRepository<GradeRow, Long> {

  Optional<GradeRow> findByQuarterCodeAndOfficerId(String quarterCode, String officerId);

  List<GradeRow> findByOfficerIdOrderByQuarterCodeDesc(String officerId);

  default GradeRow get(Quarter quarter, String officer) {
    return findByQuarterCodeAndOfficerId(quarter.toString(), officer)
        .orElseThrow(() -> new IllegalArgumentException("No grade of " + officer));
  }
}
