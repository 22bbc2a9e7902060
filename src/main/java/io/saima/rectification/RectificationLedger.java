package io.saima.rectification;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The ledger of items (销号台账) as far as its reader has a role towards their officers. */
@Service
@Transactional(readOnly = true)
public class RectificationLedger {

  private final RectificationItems items;
  private final RectificationCauses causes;
  private final RectificationDecisions decisions;
  private final RectificationFindings findings;
  private final RectificationPeople people;

  RectificationLedger(
      RectificationItems items,
      RectificationCauses causes,
      RectificationDecisions decisions,
      RectificationFindings findings,
      RectificationPeople people) {
    this.items = items;
    this.causes = causes;
    this.decisions = decisions;
    this.findings = findings;
    this.people = people;
  }

  /**
   * Who reads.
   *
   * @param id the officer, or the account of an office
   * @param countyWide belongs to the organization department or to discipline, who see all
   */
  public record Reader(String id, boolean countyWide) {}

  /** An item in one line, without its texts. */
  public record Line(
      long id,
      String officerId,
      String responsibleId,
      String unitCode,
      ProblemClass problemClass,
      ProblemSource source,
      RectificationState state,
      LocalDate deadline,
      boolean overdueThisRound,
      LocalDateTime openedAt) {

    public String number() {
      return RectificationItem.number(id);
    }

    /** Whether the deadline passed with the work undone, and it is not closed yet. */
    public boolean overdue() {
      return overdueThisRound && !state.closed();
    }
  }

  /** Everything about an item. */
  public record File(
      RectificationItem item,
      List<RectificationCause> causes,
      List<RectificationDecision> decisions,
      List<RectificationFinding> findings) {}

  /** The items that the reader may see, newest first. */
  public List<Line> lines(Reader reader) {
    return items.lines().stream()
        .filter(line -> maySee(reader, line.officerId(), line.responsibleId()))
        .toList();
  }

  /**
   * An item with its whole history; empty if there is none or the reader has no role towards it.
   */
  public Optional<File> file(String number, Reader reader) {
    return RectificationItem.idOf(number)
        .flatMap(items::findById)
        .filter(item -> maySee(reader, item.officerId(), item.responsibleId()))
        .map(
            item ->
                new File(
                    item,
                    causes.findByItemIdOrderById(item.id()),
                    decisions.findByItemIdOrderById(item.id()),
                    findings.findByItemIdOrderById(item.id())));
  }

  private boolean maySee(Reader reader, String officerId, String responsibleId) {
    return people.maySee(officerId, responsibleId, reader.id(), reader.countyWide());
  }
}
