package io.saima.rectification;

/** An item was opened by another module: its case begins. */
public record ItemOpened(String number) {}
