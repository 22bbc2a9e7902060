package io.saima.organization;

import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.Repository;

/** The record of appointments changed by hand; rows are added and read, nothing else. */
interface AppointmentChanges extends Repository<AppointmentChange, Long> {

  void save(AppointmentChange change);

  List<AppointmentChange> findByOfficerIdOrderByIdDesc(String officerId);

  Page<AppointmentChange> findAllByOrderByIdDesc(Pageable page);
}
