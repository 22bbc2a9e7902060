package io.saima.evidence;

/** A file that is not taken; the message is a Chinese sentence that says what to do. */
public class EvidenceRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public EvidenceRefused(String message) {
    super(message);
  }

  EvidenceRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
