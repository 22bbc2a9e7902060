package io.saima.organization;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.NativeQuery;

/** The punishments of officers. */
public interface Punishments extends JpaRepository<Punishment, Punishment.Key> {

  @NativeQuery("select * from punishment where officer_id in (:officers)")
  List<Punishment> ofOfficers(Collection<String> officers);
}
