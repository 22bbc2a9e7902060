package io.saima.plan;

import io.saima.organization.PostClass;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The plans of units and post classes. */
public interface Plans extends JpaRepository<Plan, String> {

  List<Plan> findByQuarterCode(String quarterCode);

  List<Plan> findByUnitCodeInAndQuarterCodeLessThanEqual(
      Collection<String> unitCodes, String quarterCode);

  Optional<Plan> findFirstByUnitCodeAndPostClassAndQuarterCodeLessThanEqualOrderByQuarterCodeDesc(
      String unitCode, PostClass postClass, String quarterCode);
}
