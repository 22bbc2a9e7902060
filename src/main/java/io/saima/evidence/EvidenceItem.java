package io.saima.evidence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One file that an officer brought for one subject, for example a week. */
@Entity
public class EvidenceItem {

  @Id private String id;
  private String officerId;
  private String subject;
  private int slot;
  private String name;

  @Enumerated(EnumType.STRING)
  private EvidenceKind kind;

  private long sizeBytes;
  private String sha256;
  private LocalDateTime takenAt;

  @Column(precision = 9, scale = 6)
  private BigDecimal lat;

  @Column(precision = 9, scale = 6)
  private BigDecimal lon;

  private LocalDateTime uploadedAt;

  protected EvidenceItem() {}

  EvidenceItem(
      PreparedEvidence file,
      String officerId,
      String subject,
      int slot,
      String name,
      LocalDateTime uploadedAt) {
    this.id = file.id();
    this.officerId = officerId;
    this.subject = subject;
    this.slot = slot;
    this.name = name;
    this.kind = file.kind();
    this.sizeBytes = file.sizeBytes();
    this.sha256 = file.sha256();
    file.origin().takenAt().ifPresent(time -> this.takenAt = time);
    file.origin()
        .position()
        .ifPresent(
            position -> {
              this.lat = position.lat();
              this.lon = position.lon();
            });
    this.uploadedAt = uploadedAt;
  }

  public String id() {
    return id;
  }

  public String officerId() {
    return officerId;
  }

  public String subject() {
    return subject;
  }

  int slot() {
    return slot;
  }

  /** The file's name as the officer knows it, without its ending. */
  public String name() {
    return name;
  }

  public EvidenceKind kind() {
    return kind;
  }

  /** How large the stored file is, in bytes. */
  public long sizeBytes() {
    return sizeBytes;
  }

  public LocalDateTime uploadedAt() {
    return uploadedAt;
  }

  /** What the camera told, such as {@code 拍摄于2026年10月13日 10:31，位置北纬30.12345°、东经104.5°}. */
  public Optional<String> origin() {
    List<String> told = new ArrayList<>();
    if (takenAt != null) {
      told.add(
          "拍摄于%d年%d月%d日 %02d:%02d"
              .formatted(
                  takenAt.getYear(),
                  takenAt.getMonthValue(),
                  takenAt.getDayOfMonth(),
                  takenAt.getHour(),
                  takenAt.getMinute()));
    }
    if (lat != null) {
      told.add(
          "位置%s%s°、%s%s°"
              .formatted(
                  lat.signum() < 0 ? "南纬" : "北纬",
                  lat.abs().stripTrailingZeros().toPlainString(),
                  lon.signum() < 0 ? "西经" : "东经",
                  lon.abs().stripTrailingZeros().toPlainString()));
    }
    return told.isEmpty() ? Optional.empty() : Optional.of(String.join("，", told));
  }

  /** Where the file lies in the store. */
  String key() {
    return PreparedEvidence.key(id, kind);
  }

  /** Where its small picture lies; only a photograph has one. */
  String thumbnailKey() {
    return PreparedEvidence.thumbnailKey(id);
  }

  List<String> keys() {
    return PreparedEvidence.keys(id, kind);
  }
}
