package io.saima.engine;

/** Knows who may not act in whose matter (公务员法 art. 74, 76); implemented by the organization. */
public interface Recusal {

  /** Whether {@code person} is {@code about} himself or a relation of his. */
  boolean excludes(String person, String about);
}
