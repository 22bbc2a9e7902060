package io.saima.organization;

import java.time.LocalDate;
import java.util.List;

/**
 * Who of a body is assessed: its officers below county rank who were here on the day it was drawn.
 */
public record Roster(Body body, LocalDate day, List<Officer> officers) {

  public static Roster of(County county, Body body, LocalDate day) {
    return new Roster(
        body,
        day,
        body.units().stream()
            .flatMap(unit -> county.officersOf(unit).stream())
            .filter(officer -> officer.assessed() && officer.hereOn(day))
            .sorted((a, b) -> a.id().compareTo(b.id()))
            .toList());
  }
}
