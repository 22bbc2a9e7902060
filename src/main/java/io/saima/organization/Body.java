package io.saima.organization;

import java.util.List;

/**
 * An assessing body (考核主体): the pool of units in which the quota of the grade 好 is counted.
 *
 * @param code the pool's code: a unit's own code, or that of a joint pool
 * @param name the name of the unit that gives the code; of a joint pool, of its units
 * @param units the codes of its units, sorted
 * @param joint several units assessed together, none of which gives the pool its code
 */
public record Body(String code, String name, List<String> units, boolean joint) {}
