package io.saima.evidence;

import java.util.Optional;

/** What a stored file is; every picture is kept as a JPEG of our own making. */
public enum EvidenceKind {
  PHOTO("照片", "image/jpeg", ".jpg"),
  PDF("PDF", "application/pdf", ".pdf");

  private final String label;
  private final String mediaType;
  private final String ending;

  EvidenceKind(String label, String mediaType, String ending) {
    this.label = label;
    this.mediaType = mediaType;
    this.ending = ending;
  }

  /** How people read it. */
  public String label() {
    return label;
  }

  public String mediaType() {
    return mediaType;
  }

  /** How its file's name ends, with the dot. */
  public String ending() {
    return ending;
  }

  /** What a key of the store ends with tells what it holds. */
  static Optional<EvidenceKind> ofKey(String key) {
    for (EvidenceKind kind : values()) {
      if (key.endsWith(kind.ending)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
