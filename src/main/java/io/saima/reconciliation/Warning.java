package io.saima.reconciliation;

import io.saima.calendar.Quarter;
import io.saima.engine.TaskRefused;
import io.saima.organization.Officer;
import io.saima.plan.IndicatorScope;
import io.saima.reconciliation.StatementDocument.Line;
import io.saima.scoring.Light;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A light that somebody works on until it is green (预警督办): red, orange, or yellow for the second
 * time running. What one value gives all officers of a post is warned of once, and the unit's head
 * is responsible for it.
 */
@Entity
@Table(name = "early_warning")
public class Warning {

  /** How often measures are returned; after that the leader in charge says what is to be done. */
  static final int MOST_RETURNS = 2;

  private static final String PREFIX = "W-";

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Version private int version;

  private String subject;
  private String officerId;
  private String unitCode;
  private String indicatorCode;
  private String indicatorName;
  private String openKey;
  private String openedMonth;
  private String monthCode;

  @Enumerated(EnumType.STRING)
  private Light light;

  private String figures;

  @Enumerated(EnumType.STRING)
  private Light informedLight;

  private String redMonth;
  private String supervisedMonth;
  private String responsibleId;
  private String measures;
  private String instruction;
  private int returned;

  @Enumerated(EnumType.STRING)
  private WarningState state;

  private LocalDateTime dueAt;
  private String itemNumber;
  private LocalDateTime openedAt;
  private LocalDateTime closedAt;

  protected Warning() {}

  /**
   * A warning that begins now.
   *
   * @param officerId whose indicator it is; null if all officers of the post share its value
   * @param unitCode the unit of the officer or the post
   * @param due until when the measures are to be named
   */
  Warning(
      String subject,
      String officerId,
      String unitCode,
      String responsibleId,
      YearMonth month,
      Line line,
      LocalDateTime due,
      LocalDateTime now) {
    this.subject = subject;
    this.officerId = officerId;
    this.unitCode = unitCode;
    this.responsibleId = responsibleId;
    this.indicatorCode = line.code();
    this.indicatorName = line.name();
    this.openKey = key(subject, line.code());
    this.openedMonth = month.toString();
    this.state = WarningState.PLANNING;
    this.dueAt = due;
    this.openedAt = now;
    take(month, line);
  }

  /** Whose indicator it is: the officer, or the post whose officers share its value. */
  static String subject(Officer officer, String unitCode, Line line) {
    return shared(line) ? Officer.post(unitCode, officer.postClass()) : officer.id();
  }

  /** One value for all officers of a post; that one of them falsified it is his matter alone. */
  static boolean shared(Line line) {
    return line.scope() == IndicatorScope.UNIT && !line.falsified();
  }

  static String key(String subject, String indicator) {
    return subject + "/" + indicator;
  }

  private void take(YearMonth month, Line line) {
    monthCode = month.toString();
    light = line.light();
    figures = StatementWords.says(line);
    if (monthCode.equals(redMonth) && light != Light.RED) {
      redMonth = null;
    }
    if (light == Light.RED && redMonth == null) {
      redMonth = monthCode;
    }
  }

  // ---- what statements say

  /** Whether a statement says something new about it. */
  boolean concerns(YearMonth ofMonth, Line line) {
    return !ofMonth.isBefore(month())
        && (!ofMonth.equals(month())
            || light != line.light()
            || !figures.equals(StatementWords.says(line)));
  }

  /** Takes the light of a newer statement. */
  void observe(YearMonth ofMonth, Line line) {
    requireOpen();
    take(ofMonth, line);
  }

  /** Whether the light is red in another month than the first red one; true once in a month. */
  boolean redAgain() {
    return light == Light.RED && !monthCode.equals(redMonth) && !monthCode.equals(supervisedMonth);
  }

  /** Whether it is orange or red, and the leader in charge does not know of one as bad. */
  boolean untold() {
    return light.compareTo(Light.ORANGE) >= 0
        && (informedLight == null || light.compareTo(informedLight) > 0);
  }

  /** Whether the leader in charge knows of it. */
  boolean informed() {
    return informedLight != null;
  }

  /** He knows of the light as it is now. */
  void inform() {
    informedLight = light;
  }

  // ---- measures

  /** The responsible person says what he will do, and until when it should be green. */
  void plan(String by, String measures, LocalDateTime due) {
    require(WarningState.PLANNING);
    this.responsibleId = by;
    this.measures = measures;
    move(WarningState.DECIDING, due);
  }

  void missPlan(LocalDateTime due) {
    require(WarningState.PLANNING);
    move(WarningState.SUPERVISED, due);
  }

  void accept() {
    require(WarningState.DECIDING);
    move(WarningState.WATCHED, null);
  }

  /**
   * The measures are sent back.
   *
   * @return whether they were sent back too often, so that the leader in charge takes over
   */
  boolean sendBack(LocalDateTime planDue, LocalDateTime supervisionDue) {
    require(WarningState.DECIDING);
    returned++;
    boolean tooOften = returned > MOST_RETURNS;
    move(
        tooOften ? WarningState.SUPERVISED : WarningState.PLANNING,
        tooOften ? supervisionDue : planDue);
    return tooOften;
  }

  // ---- the leader in charge

  /** Red again: it is his task, unless it is already. */
  void supervise(LocalDateTime due) {
    requireOpen();
    supervisedMonth = monthCode;
    if (state != WarningState.SUPERVISED) {
      move(WarningState.SUPERVISED, due);
    }
  }

  /** He says what is to be done; null if nobody was left to say anything. */
  void instruct(String instruction) {
    require(WarningState.SUPERVISED);
    if (instruction != null) {
      this.instruction = instruction;
    }
    move(WarningState.WATCHED, null);
  }

  // ---- ending

  void requireRed() {
    if (light != Light.RED) {
      throw new TaskRefused("目前是%s，红灯才列入整改，请选另一项。".formatted(StatementWords.light(light)));
    }
  }

  void rectify(String item, LocalDateTime now) {
    itemNumber = item;
    end(WarningState.RECTIFIED, now);
  }

  void end(WarningState outcome, LocalDateTime now) {
    requireOpen();
    if (outcome.open()) {
      throw new IllegalArgumentException(outcome + " is no end");
    }
    move(outcome, null);
    openKey = null;
    closedAt = now;
  }

  private void move(WarningState next, LocalDateTime due) {
    state = next;
    dueAt = due;
  }

  private void require(WarningState expected) {
    if (state != expected) {
      throw new IllegalStateException(number() + " is " + state + ", not " + expected);
    }
  }

  private void requireOpen() {
    if (!state.open()) {
      throw new IllegalStateException(number() + " has ended: " + state);
    }
  }

  // ---- what it is

  long id() {
    return id;
  }

  /** What people and cases know it by, for example {@code W-12}. */
  public String number() {
    return PREFIX + id;
  }

  /** The id within a number; empty if it is none. */
  static Optional<Long> idOf(String number) {
    return number.matches("W-[1-9][0-9]{0,17}")
        ? Optional.of(Long.valueOf(number.substring(PREFIX.length())))
        : Optional.empty();
  }

  /** The officer's id, or the post whose officers share the value. */
  String subject() {
    return subject;
  }

  /** Whose indicator it is; empty if all officers of a post share its value. */
  public Optional<String> officerId() {
    return Optional.ofNullable(officerId);
  }

  public String unitCode() {
    return unitCode;
  }

  public String indicatorCode() {
    return indicatorCode;
  }

  public String indicatorName() {
    return indicatorName;
  }

  /** The month whose statement began it. */
  public YearMonth openedMonth() {
    return YearMonth.parse(openedMonth);
  }

  /** The newest month whose statement says something about it. */
  public YearMonth month() {
    return YearMonth.parse(monthCode);
  }

  public Quarter quarter() {
    return Quarter.of(month());
  }

  public Light light() {
    return light;
  }

  /** The newest figure in one phrase. */
  public String figures() {
    return figures;
  }

  public String responsibleId() {
    return responsibleId;
  }

  public Optional<String> measures() {
    return Optional.ofNullable(measures);
  }

  /** What the leader in charge said is to be done. */
  public Optional<String> instruction() {
    return Optional.ofNullable(instruction);
  }

  public int returned() {
    return returned;
  }

  public WarningState state() {
    return state;
  }

  /** Until when whoever has it now should do his step; empty while it is only watched. */
  public Optional<LocalDateTime> dueAt() {
    return Optional.ofNullable(dueAt);
  }

  /** The rectification item that it ended in. */
  public Optional<String> itemNumber() {
    return Optional.ofNullable(itemNumber);
  }

  public LocalDateTime openedAt() {
    return openedAt;
  }

  public Optional<LocalDateTime> closedAt() {
    return Optional.ofNullable(closedAt);
  }
}
