package io.saima.rectification;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** What items were opened for. */
interface RectificationCauses extends JpaRepository<RectificationCause, Long> {

  Optional<RectificationCause> findByReference(String reference);

  List<RectificationCause> findByReferenceIn(Collection<String> references);

  List<RectificationCause> findByItemIdOrderById(long itemId);

  /**
   * The red light of an indicator.
   *
   * @param post whose officers share it; null if it is the officer's own
   */
  record RedLight(String officerId, String post, String indicator) {

    boolean of(String officer, String ofPost) {
      return post == null ? officerId.equals(officer) : post.equals(ofPost);
    }
  }

  @Query(
      """
      select distinct new io.saima.rectification.RectificationCauses$RedLight(
        i.officerId, c.post, c.indicatorCode)
      from RectificationCause c join RectificationItem i on i.id = c.itemId
      where c.indicatorCode is not null and i.state in :states
        and (:quarter is null or c.quarterCode = :quarter)
        and (c.post is null and i.officerId in :officers or c.post in :posts)
      """)
  List<RedLight> redLights(
      Collection<String> officers,
      Collection<String> posts,
      String quarter,
      Collection<RectificationState> states);
}
