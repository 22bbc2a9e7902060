package io.saima.organization;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** Who holds which office in the assessment. */
public interface Appointments extends JpaRepository<Appointment, Appointment.Key> {

  List<Appointment> findByOfficerId(String officerId);

  List<Appointment> findByRoleOrderByFromDate(AppointmentRole role);
}
