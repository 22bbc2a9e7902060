package io.saima.plan;

import java.util.List;

/** The plan in force for a post together with its indicators, in the order of their codes. */
public record PostPlan(Plan plan, List<PlanIndicator> indicators) {}
