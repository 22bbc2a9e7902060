package io.saima.grading;

import io.saima.calendar.Quarter;
import io.saima.notification.Notes;
import io.saima.scoring.QuarterGrade;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells each officer his grade, by a note or in writing with a receipt. */
@Service
@Transactional
public class GradeTelling {

  private final GradeNotices notices;
  private final GradeRows rows;
  private final Notes notes;
  private final Clock clock;

  GradeTelling(GradeNotices notices, GradeRows rows, Notes notes, Clock clock) {
    this.notices = notices;
    this.rows = rows;
    this.notes = notes;
    this.clock = clock;
  }

  /** The next officers of a body who were not told yet. */
  @Transactional(readOnly = true)
  public List<String> untold(String key, int atMost) {
    return notices.untold(key, Limit.of(atMost));
  }

  @Transactional(readOnly = true)
  public GradeRow row(Quarter quarter, String officer) {
    return rows.get(quarter, officer);
  }

  @Transactional(readOnly = true)
  public Optional<GradeNotice> notice(Quarter quarter, String officer) {
    return notices.findById(new GradeNotice.Key(quarter.toString(), officer));
  }

  /** Opens the notice of an officer; says whether it must be in writing, with a receipt. */
  public boolean open(Quarter quarter, String officer) {
    GradeRow row = rows.get(quarter, officer);
    GradeNotice.Kind kind = inWriting(row) ? GradeNotice.Kind.WRITTEN : GradeNotice.Kind.NOTE;
    notices.save(new GradeNotice(row.caseId(), officer, kind, LocalDateTime.now(clock)));
    return kind == GradeNotice.Kind.WRITTEN;
  }

  /** 一般, 较差, and whatever people lowered. */
  private static boolean inWriting(GradeRow row) {
    return row.graded()
        && (row.lowered() || row.grade().orElseThrow().compareTo(QuarterGrade.ORDINARY) <= 0);
  }

  /** Writes the note to the officer's home. */
  public void writeNote(Quarter quarter, String officer) {
    GradeRow row = rows.get(quarter, officer);
    notes.write(
        officer,
        quarter + "/grade",
        quarter.label() + "平时考核结果",
        GradeWords.forOfficer(row),
        "/me/grades");
  }

  /** The officer signed that he has read it. */
  public void receive(Quarter quarter, String officer) {
    close(quarter, officer, GradeNotice.State.RECEIVED);
  }

  /** The time to read has passed: it counts as served. */
  public void serveUnread(Quarter quarter, String officer) {
    close(quarter, officer, GradeNotice.State.SERVED_UNREAD);
  }

  private void close(Quarter quarter, String officer, GradeNotice.State outcome) {
    notice(quarter, officer).orElseThrow().close(outcome, LocalDateTime.now(clock));
  }
}
