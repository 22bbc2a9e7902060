package io.saima.organization;

import java.time.LocalDate;

/**
 * A change that somebody entered by hand is in the personnel file now and holds from a day. Told
 * within the transaction.
 */
public record PersonnelChanged(String officer, LocalDate from) {}
