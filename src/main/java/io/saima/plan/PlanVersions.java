package io.saima.plan;

import io.saima.organization.PostClass;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

/** The versions of plans: drafts, what holds, and what held. */
interface PlanVersions extends JpaRepository<PlanVersion, Long> {

  List<PlanVersion> findByUnitCodeAndPostClassOrderByIdDesc(String unitCode, PostClass postClass);

  /**
   * Held until the transaction ends: of two drafts at once the second sees the codes of the first.
   */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  List<PlanVersion> findByUnitCodeOrderById(String unitCode);

  List<PlanVersion> findByUnitCodeInOrderById(Collection<String> unitCodes);

  List<PlanVersion> findByStateInOrderById(Collection<PlanVersionState> states);

  List<PlanVersion> findByStateAndQuarterCodeGreaterThan(
      PlanVersionState state, String quarterCode);

  Optional<PlanVersion> findByOpenPost(String openPost);

  List<PlanVersion> findByPlanCodeAndState(String planCode, PlanVersionState state);

  List<PlanVersion> findByPlanCodeOrderById(String planCode);

  boolean existsByRevisionIdAndUnitCodeAndPostClass(
      long revisionId, String unitCode, PostClass postClass);
}
