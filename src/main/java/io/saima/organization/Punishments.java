package io.saima.organization;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The punishments of officers. */
public interface Punishments extends JpaRepository<Punishment, Punishment.Key> {

  List<Punishment> findByOfficerIdIn(Collection<String> officerIds);
}
