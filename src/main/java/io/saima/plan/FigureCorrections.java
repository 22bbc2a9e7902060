package io.saima.plan;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The corrected figures. */
public interface FigureCorrections extends JpaRepository<FigureCorrection, Long> {

  /** Those of some officers within some months, both included; the newest last. */
  List<FigureCorrection> findByOfficerIdInAndMonthCodeBetweenOrderById(
      Collection<String> officers, String from, String to);
}
