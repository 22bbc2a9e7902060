package io.saima.rating;

/** A way by which links reach people who have no account. */
public interface RatingChannel {

  /** What people call it, for example 短信网关. */
  String label();

  /** Whether it is set up, and reaches people by such a contact. */
  boolean reaches(ContactKind kind);

  /**
   * Sends a link; returns once it is on its way.
   *
   * @throws PushFailed if it is not, with a message that says what to do and names nobody
   */
  void send(LinkLetter letter);
}
