package io.saima.plan;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.saima.calendar.Quarter;
import io.saima.organization.Officer;
import io.saima.organization.PostClass;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the plan that holds for each post in a quarter. A quarter without a plan of its own
 * continues the last earlier one of that unit and post class (沿用).
 */
@Service
@Transactional(readOnly = true)
public class PlansInForce {

  private final Plans plans;
  private final PlanIndicators indicators;

  PlansInForce(Plans plans, PlanIndicators indicators) {
    this.plans = plans;
    this.indicators = indicators;
  }

  private record Post(String unit, PostClass postClass) {}

  /**
   * The plans of some officers (a few hundred at once), by officer; who has none is absent.
   *
   * @param officers by their establishment unit and post class
   */
  public Map<String, PostPlan> of(Collection<Officer> officers, Quarter quarter) {
    if (officers.isEmpty()) {
      return Map.of();
    }
    Map<Post, Plan> latest = new HashMap<>();
    plans
        .findByUnitCodeInAndQuarterCodeLessThanEqual(
            officers.stream().map(Officer::unitCode).collect(toSet()), quarter.toString())
        .forEach(
            plan ->
                latest.merge(
                    new Post(plan.unitCode(), plan.postClass()), plan, PlansInForce::later));
    Map<String, Plan> ofOfficer = new HashMap<>();
    for (Officer officer : officers) {
      Plan plan = latest.get(new Post(officer.unitCode(), officer.postClass()));
      if (plan != null) {
        ofOfficer.put(officer.id(), plan);
      }
    }
    if (ofOfficer.isEmpty()) {
      return Map.of();
    }
    Map<String, List<PlanIndicator>> byPlan =
        indicators
            .findByPlanCodeInOrderByPlanCodeAscIndicatorCodeAsc(
                ofOfficer.values().stream().map(Plan::code).collect(toSet()))
            .stream()
            .collect(groupingBy(PlanIndicator::planCode));
    Map<String, PostPlan> inForce = new HashMap<>();
    ofOfficer.forEach(
        (officer, plan) ->
            inForce.put(officer, new PostPlan(plan, byPlan.getOrDefault(plan.code(), List.of()))));
    return inForce;
  }

  private static Plan later(Plan one, Plan other) {
    return one.quarter().compareTo(other.quarter()) >= 0 ? one : other;
  }
}
