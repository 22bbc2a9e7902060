package io.saima.evidence;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The files that were kept. */
interface EvidenceItems extends JpaRepository<EvidenceItem, String> {

  List<EvidenceItem> findByOfficerIdAndSubjectOrderBySlot(String officerId, String subject);

  List<EvidenceItem> findByOfficerIdInAndSubject(Collection<String> officerIds, String subject);

  boolean existsByOfficerIdAndSubjectAndSha256(String officerId, String subject, String sha256);

  Optional<EvidenceItem> findByIdAndOfficerIdAndSubject(
      String id, String officerId, String subject);
}
