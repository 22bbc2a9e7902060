package io.saima.review;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The quarterly reviews. */
public interface Reviews extends JpaRepository<Review, String> {

  List<Review> findByQuarterCodeOrderByBodyCode(String quarterCode);

  default Optional<Review> find(ReviewId id) {
    return findById(id.toString());
  }

  /**
   * The review.
   *
   * @throws IllegalArgumentException if it was never opened
   */
  default Review get(ReviewId id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("No review " + id));
  }
}
