package io.saima.organization;

import static java.util.stream.Collectors.groupingBy;

import io.saima.calendar.Quarter;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells scoring how officers stand in a quarter: status, leave and punishments together. */
@Service
@Transactional(readOnly = true)
public class Standings {

  private final Leaves leaves;
  private final Punishments punishments;

  Standings(Leaves leaves, Punishments punishments) {
    this.leaves = leaves;
    this.punishments = punishments;
  }

  /** How some officers (a few hundred at once) stand in the quarter, by officer. */
  public Map<String, Standing> of(Collection<Officer> officers, Quarter quarter) {
    if (officers.isEmpty()) {
      return Map.of();
    }
    List<String> ids = officers.stream().map(Officer::id).toList();
    Map<String, List<Leave>> leave =
        leaves.ofOfficers(ids, quarter.first(), quarter.last()).stream()
            .collect(groupingBy(Leave::officerId));
    Map<String, List<Punishment>> punished =
        punishments.ofOfficers(ids).stream()
            .filter(punishment -> punishment.inForceOn(quarter.last()))
            .collect(groupingBy(Punishment::officerId));
    Map<String, Standing> standings = new HashMap<>();
    for (Officer officer : officers) {
      standings.put(
          officer.id(),
          standing(
              officer.status(),
              leave.getOrDefault(officer.id(), List.of()),
              punished.getOrDefault(officer.id(), List.of()),
              quarter));
    }
    return standings;
  }

  /**
   * Who was away for more than half is not assessed at all; of the others an open investigation
   * stands before a punishment, and that before probation. The status PUNISHED of the personnel
   * file has no effect, and who is posted elsewhere stands as normal.
   *
   * @param inForce punishments in force on the quarter's last day
   */
  static Standing standing(
      OfficerStatus status, List<Leave> leave, List<Punishment> inForce, Quarter quarter) {
    boolean punished =
        inForce.stream().anyMatch(punishment -> punishment.kind() != PunishmentKind.WARNING);
    List<Punishment> warnings =
        inForce.stream().filter(punishment -> punishment.kind() == PunishmentKind.WARNING).toList();
    io.saima.scoring.OfficerStatus known;
    if (status == OfficerStatus.LONG_LEAVE || awayOnMoreThanHalf(leave, quarter)) {
      known = io.saima.scoring.OfficerStatus.LONG_LEAVE;
    } else if (status == OfficerStatus.INVESTIGATED) {
      known = io.saima.scoring.OfficerStatus.INVESTIGATED;
    } else if (punished) {
      known = io.saima.scoring.OfficerStatus.PUNISHED;
    } else if (status == OfficerStatus.PROBATION) {
      known = io.saima.scoring.OfficerStatus.PROBATION;
    } else {
      known = io.saima.scoring.OfficerStatus.NORMAL;
    }
    return new Standing(known, warnings);
  }

  /**
   * Sick and personal leave on more than half of the quarter's calendar days, each counted once.
   */
  private static boolean awayOnMoreThanHalf(List<Leave> leave, Quarter quarter) {
    long days =
        leave.stream()
            .filter(one -> one.kind().countsAsAbsence())
            .flatMap(one -> days(one, quarter))
            .distinct()
            .count();
    return days * 2 > quarter.days();
  }

  private static Stream<LocalDate> days(Leave leave, Quarter quarter) {
    LocalDate from =
        leave.fromDate().isBefore(quarter.first()) ? quarter.first() : leave.fromDate();
    LocalDate to = leave.toDate().isAfter(quarter.last()) ? quarter.last() : leave.toDate();
    return from.isAfter(to) ? Stream.empty() : from.datesUntil(to.plusDays(1));
  }
}
