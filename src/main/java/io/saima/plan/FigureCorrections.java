package io.saima.plan;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.NativeQuery;

/** The corrected figures. */
public interface FigureCorrections extends JpaRepository<FigureCorrection, Long> {

  /** Those of some officers within some months, both included; the newest last. */
  @NativeQuery(
      "select * from figure_correction where officer_id in (:officers)"
          + " and month_code between :from and :to order by id")
  List<FigureCorrection> ofOfficers(Collection<String> officers, String from, String to);
}
