package io.saima.plan;

import io.saima.calendar.Quarter;
import io.saima.scoring.Policy;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * One version of the county's policy (考核方案参数): entered by one person, decided by another, and, once
 * approved, unchanged for ever.
 */
@Entity
public class PolicyVersion {

  private static final String OPEN = "OPEN";

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Version
  @Column(name = "lock_no")
  private int lock;

  @Enumerated(EnumType.STRING)
  private PolicyVersionState state;

  private String quarterCode;

  @Column(columnDefinition = "longtext")
  @Convert(converter = StoredPolicy.class)
  private Policy policy;

  private String reference;
  private String reason;
  private String draftedBy;
  private LocalDateTime draftedAt;
  private String decidedBy;
  private LocalDateTime decidedAt;
  private String opinion;
  private String openMark;

  protected PolicyVersion() {}

  PolicyVersion(
      Quarter from, Policy policy, String reference, String reason, String by, LocalDateTime now) {
    this.state = PolicyVersionState.OPEN;
    this.quarterCode = from.toString();
    this.policy = policy;
    this.reference = reference;
    this.reason = reason;
    this.draftedBy = by;
    this.draftedAt = now;
    this.openMark = OPEN;
  }

  /** It holds from its quarter on. */
  void approve(String by, String opinion, LocalDateTime now) {
    requireAnother(by);
    decide(PolicyVersionState.APPROVED, by, opinion, now);
  }

  void refuse(String by, String opinion, LocalDateTime now) {
    requireAnother(by);
    decide(PolicyVersionState.REFUSED, by, opinion, now);
  }

  /** Whoever entered it takes it back. */
  void withdraw(String by, LocalDateTime now) {
    if (!by.equals(draftedBy)) {
      throw new PolicyRefused("只有拟定人可以撤回；您可以批准，或不批准并写明理由。");
    }
    decide(PolicyVersionState.WITHDRAWN, by, null, now);
  }

  private void requireAnother(String by) {
    if (by.equals(draftedBy)) {
      throw new PolicyRefused("拟定人不能审批自己拟定的版本，请由组织部另一位同志审批。");
    }
  }

  private void decide(PolicyVersionState how, String by, String opinion, LocalDateTime now) {
    if (state != PolicyVersionState.OPEN) {
      throw new PolicyRefused("这个版本%s，不能再办理。".formatted(state.label()));
    }
    state = how;
    decidedBy = by;
    decidedAt = now;
    this.opinion = opinion;
    openMark = null;
  }

  /** Another version holds from its quarter on. */
  void supersede() {
    state = PolicyVersionState.SUPERSEDED;
  }

  public long id() {
    return id;
  }

  public PolicyVersionState state() {
    return state;
  }

  /** The quarter from which it holds, or is to hold. */
  public Quarter from() {
    return Quarter.parse(quarterCode);
  }

  /** All its parameters; the version's name is {@link Policy#version}. */
  public Policy policy() {
    return policy;
  }

  public String name() {
    return policy.version();
  }

  /** The document that it carries out. */
  public String reference() {
    return reference;
  }

  public String reason() {
    return reason;
  }

  public String draftedBy() {
    return draftedBy;
  }

  public LocalDateTime draftedAt() {
    return draftedAt;
  }

  public Optional<String> decidedBy() {
    return Optional.ofNullable(decidedBy);
  }

  public Optional<LocalDateTime> decidedAt() {
    return Optional.ofNullable(decidedAt);
  }

  public Optional<String> opinion() {
    return Optional.ofNullable(opinion);
  }
}
