package io.saima.evidence;

import java.util.List;

/**
 * A file that has passed every check and lies in the store, but belongs to nobody yet; unless
 * somebody keeps it, it is swept away.
 *
 * @param sha256 of the file as it came, so that the same file is not taken twice
 * @param sizeBytes of the file as stored
 */
public record PreparedEvidence(
    String id, EvidenceKind kind, long sizeBytes, String sha256, PhotoOrigin origin) {

  static String key(String id, EvidenceKind kind) {
    return id.substring(0, 2) + "/" + id + kind.ending();
  }

  static String thumbnailKey(String id) {
    return id.substring(0, 2) + "/" + id + "-small" + EvidenceKind.PHOTO.ending();
  }

  static List<String> keys(String id, EvidenceKind kind) {
    return kind == EvidenceKind.PHOTO
        ? List.of(key(id, kind), thumbnailKey(id))
        : List.of(key(id, kind));
  }
}
