package io.saima.plan;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The versions of the policy: what holds, what held, what is to be decided, what was refused. */
interface PolicyVersions extends JpaRepository<PolicyVersion, Long> {

  List<PolicyVersion> findAllByOrderByIdDesc();

  Optional<PolicyVersion> findFirstByStateAndQuarterCodeLessThanEqualOrderByQuarterCodeDesc(
      PolicyVersionState state, String quarterCode);

  Optional<PolicyVersion> findByStateAndQuarterCode(PolicyVersionState state, String quarterCode);

  Optional<PolicyVersion> findByState(PolicyVersionState state);

  boolean existsByStateIn(List<PolicyVersionState> states);
}
