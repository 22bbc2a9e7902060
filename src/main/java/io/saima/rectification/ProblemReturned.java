package io.saima.rectification;

/** The same problem came back while an item was being looked back on: its case begins again. */
public record ProblemReturned(String number) {}
