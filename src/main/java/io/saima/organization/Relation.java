package io.saima.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;

/** A family tie between two officers, for which neither decides about the other. */
@Entity
@EntityListeners(CountyListener.class)
@IdClass(Relation.Key.class)
public class Relation {

  @Id
  @Column(name = "officer_a")
  private String officerA;

  @Id
  @Column(name = "officer_b")
  private String officerB;

  @Enumerated(EnumType.STRING)
  private RelationKind kind;

  protected Relation() {}

  public Relation(String officerA, String officerB, RelationKind kind) {
    this.officerA = officerA;
    this.officerB = officerB;
    this.kind = kind;
  }

  public String officerA() {
    return officerA;
  }

  public String officerB() {
    return officerB;
  }

  public RelationKind kind() {
    return kind;
  }

  /** What a row is known by. */
  public record Key(String officerA, String officerB) implements Serializable {
    private static final long serialVersionUID = 1L;
  }
}
