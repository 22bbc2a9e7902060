package io.saima.organization;

import io.saima.organization.AppointmentChange.Act;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the organization department appoints people to offices, and ends appointments. */
@Service
@Transactional
public class Offices {

  private static final LocalDate FIRST_DAY = LocalDate.of(1950, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);

  private final Appointments appointments;
  private final AppointmentChanges changes;
  private final CurrentCounty county;
  private final Clock clock;

  Offices(
      Appointments appointments, AppointmentChanges changes, CurrentCounty county, Clock clock) {
    this.appointments = appointments;
    this.changes = changes;
    this.county = county;
    this.clock = clock;
  }

  /** Offices that are always held for a unit or its pool. */
  public static boolean ofAUnit(AppointmentRole role) {
    return role.needsUnit();
  }

  /** Whether somebody may hold the office for this unit. */
  public boolean fits(AppointmentRole role, String unitCode) {
    return role != AppointmentRole.JOINT_BODY_HEAD
        || county.get().bodyOfUnit(unitCode).filter(Body::joint).isPresent();
  }

  /** All appointments that an officer ever had, newest first. */
  @Transactional(readOnly = true)
  public List<Appointment> history(String officerId) {
    return appointments.findByOfficerId(officerId).stream()
        .sorted(
            Comparator.comparing(Appointment::fromDate)
                .reversed()
                .thenComparing(Appointment::role)
                .thenComparing(row -> row.unitCode().orElse("")))
        .toList();
  }

  /** What was done by hand to an officer's appointments, newest first. */
  @Transactional(readOnly = true)
  public List<AppointmentChange> changes(String officerId) {
    return changes.findByOfficerIdOrderByIdDesc(officerId);
  }

  /**
   * What was done by hand to all appointments, newest first.
   *
   * @param page counted from 0
   */
  @Transactional(readOnly = true)
  public Page<AppointmentChange> changes(int page, int size) {
    return changes.findAllByOrderByIdDesc(PageRequest.of(page, size));
  }

  /**
   * Appoints an officer.
   *
   * @param unitCode the unit served; empty for the whole county
   * @param to the last day; null until further notice
   * @param by the account of whoever appoints
   * @return empty if done, else a Chinese sentence that says why not
   */
  public Optional<String> appoint(
      String officerId,
      AppointmentRole role,
      String unitCode,
      LocalDate from,
      LocalDate to,
      String by) {
    Optional<String> problem = problem(officerId, role, unitCode, from, to);
    if (problem.isEmpty()) {
      Appointment row =
          appointments.saveAndFlush(new Appointment(officerId, role, unitCode, from, to));
      record(row, null, Act.APPOINTED, by);
    }
    return problem;
  }

  private Optional<String> problem(
      String officerId, AppointmentRole role, String unitCode, LocalDate from, LocalDate to) {
    Optional<Officer> officer = county.get().officer(officerId);
    if (officer.isEmpty()) {
      return Optional.of("没有这位人员。");
    }
    if (role == null || from == null) {
      return Optional.of("请选择职务并填写起始日期。");
    }
    if (unitCode.isEmpty() && ofAUnit(role)) {
      return Optional.of("“" + role.label() + "”必须选择服务的单位。");
    }
    if (!unitCode.isEmpty() && county.get().unit(unitCode).isEmpty()) {
      return Optional.of("没有这个单位。");
    }
    if (!fits(role, unitCode)) {
      return Optional.of("“" + role.label() + "”只用于几个单位联合考核的主体；这个单位单独考核，由单位主要负责人负责。");
    }
    if (from.isBefore(FIRST_DAY) || from.isAfter(LAST_DAY) || to != null && to.isAfter(LAST_DAY)) {
      return Optional.of("日期应在1950年至2100年之间。");
    }
    if (to != null && to.isBefore(from)) {
      return Optional.of("截止日期不能早于起始日期。");
    }
    LocalDate left = officer.get().leftOn();
    if (left != null && !from.isBefore(left)) {
      return Optional.of("这位人员已于" + left + "离开，不能任职。");
    }
    boolean again =
        history(officerId).stream()
            .filter(row -> row.role() == role && row.unitCode().orElse("").equals(unitCode))
            .anyMatch(
                row ->
                    (to == null || !row.fromDate().isAfter(to))
                        && (row.toDate() == null || !row.toDate().isBefore(from)));
    return again ? Optional.of("这段时间已有同样的任职。") : Optional.empty();
  }

  /**
   * Ends an appointment with a last day.
   *
   * @param by the account of whoever ends it
   * @return empty if done, else a Chinese sentence that says why not
   */
  public Optional<String> end(Appointment.Key key, LocalDate lastDay, String by) {
    Optional<Appointment> found = appointments.findById(key);
    if (found.isEmpty()) {
      return Optional.of("没有这项任职，请刷新页面。");
    }
    if (lastDay == null || lastDay.isBefore(key.fromDate()) || lastDay.isAfter(LAST_DAY)) {
      return Optional.of("最后一天不能早于起始日期" + key.fromDate() + "。");
    }
    Appointment row = found.get();
    if (row.toDate() != null && row.toDate().isBefore(lastDay)) {
      return Optional.of("这项任职已于" + row.toDate() + "截止，不能延长；请新增任职。");
    }
    LocalDate former = row.toDate();
    row.end(lastDay);
    appointments.saveAndFlush(row);
    record(row, former, Act.ENDED, by);
    return Optional.empty();
  }

  private void record(Appointment row, LocalDate former, Act act, String by) {
    changes.save(new AppointmentChange(row, former, act, by, LocalDateTime.now(clock)));
  }
}
