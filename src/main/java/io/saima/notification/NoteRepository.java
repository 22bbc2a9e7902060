package io.saima.notification;

import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The stored notes. */
interface NoteRepository extends JpaRepository<Note, Long> {

  @Query(
      "select n from Note n where n.person = :person"
          + " order by case when n.readAt is null then 0 else 1 end, n.writtenAt desc, n.id desc")
  Page<Note> ofPerson(String person, Pageable page);

  List<Note> findByPersonAndTopic(String person, String topic);

  boolean existsByPersonAndTopic(String person, String topic);

  long countByPersonAndReadAtIsNull(String person);
}
