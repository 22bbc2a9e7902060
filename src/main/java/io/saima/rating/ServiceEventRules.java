package io.saima.rating;

import io.saima.calendar.Quarter;
import io.saima.organization.ClosedQuarters;
import io.saima.organization.imports.Row;
import io.saima.organization.imports.RowRules;

/**
 * What holds for service events wherever they come from: they freeze with their quarter's inputs.
 */
class ServiceEventRules extends RowRules {

  @Override
  public ClosedQuarters.Part frozenWith() {
    return ClosedQuarters.Part.INPUTS;
  }

  @Override
  public Quarter quarter(Row row) {
    return Quarter.of(row.moment("occurred_at").toLocalDate());
  }
}
