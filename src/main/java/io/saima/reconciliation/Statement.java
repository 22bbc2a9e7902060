package io.saima.reconciliation;

import io.saima.scoring.Light;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/**
 * One version of an officer's statement of a month (对账单). It is never edited: figures that change
 * make a new version, and the old one is marked as superseded.
 */
@Entity
@Immutable
@Table(name = "monthly_statement")
@IdClass(Statement.Key.class)
public class Statement {

  @Id private String officerId;
  @Id private String monthCode;

  @Id
  @Column(name = "version_no")
  private int version;

  private String unitCode;

  @Enumerated(EnumType.STRING)
  private Light light;

  private int reds;
  private int yellows;
  private int greys;

  @Column(columnDefinition = "longtext")
  private String document;

  private LocalDateTime computedAt;
  private LocalDateTime publishedAt;
  private LocalDateTime supersededAt;

  protected Statement() {}

  public String officerId() {
    return officerId;
  }

  public YearMonth month() {
    return YearMonth.parse(monthCode);
  }

  /** 1, and more after its figures changed. */
  public int version() {
    return version;
  }

  /** The unit to which the officer belonged when it was computed. */
  public String unitCode() {
    return unitCode;
  }

  public Light light() {
    return light;
  }

  public int reds() {
    return reds;
  }

  /** Yellow or orange lights. */
  public int yellows() {
    return yellows;
  }

  /** Indicators without data. */
  public int greys() {
    return greys;
  }

  /** Its figures, JSON of {@link StatementDocument}. */
  String document() {
    return document;
  }

  public LocalDateTime computedAt() {
    return computedAt;
  }

  public Optional<LocalDateTime> publishedAt() {
    return Optional.ofNullable(publishedAt);
  }

  /** Whether a newer version has taken its place. */
  public boolean superseded() {
    return supersededAt != null;
  }

  /** What a row is known by. */
  public record Key(String officerId, String monthCode, int version) implements Serializable {
    private static final long serialVersionUID = 1L;
  }
}
