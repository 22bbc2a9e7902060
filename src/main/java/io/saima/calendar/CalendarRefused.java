package io.saima.calendar;

/** A change of the calendar that cannot be made; the message is Chinese and says what to do. */
public class CalendarRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CalendarRefused(String message) {
    super(message);
  }
}
