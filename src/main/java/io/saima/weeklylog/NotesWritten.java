package io.saima.weeklylog;

import io.saima.calendar.Week;

/** An officer has changed his daily notes of a week whose log is open. */
public record NotesWritten(String officer, Week week) {}
