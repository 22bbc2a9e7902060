package io.saima.rating;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The citizens' ratings. */
public interface Ratings extends JpaRepository<Rating, String> {

  List<Rating> findByEventIdIn(Collection<String> eventIds);
}
