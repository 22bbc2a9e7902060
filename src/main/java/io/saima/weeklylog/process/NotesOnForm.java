package io.saima.weeklylog.process;

import io.saima.engine.OpenSheets;
import io.saima.weeklylog.NotesWritten;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Brings the officer's daily notes into the form of his open log. */
@Component
class NotesOnForm {

  private final OpenSheets sheets;

  NotesOnForm(OpenSheets sheets) {
    this.sheets = sheets;
  }

  @EventListener
  void bring(NotesWritten notes) {
    sheets.rewrite(
        WeeklyProcess.LOG, WeeklyProcess.logKey(notes.week(), notes.officer()), "task_fillLog");
  }
}
