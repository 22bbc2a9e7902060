package io.saima.rectification;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The items of the county. */
public interface RectificationItems extends JpaRepository<RectificationItem, Long> {

  List<RectificationItem> findByOfficerIdAndProblemClassAndStateInOrderByIdDesc(
      String officerId, ProblemClass problemClass, Collection<RectificationState> states);
}
