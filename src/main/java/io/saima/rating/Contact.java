package io.saima.rating;

/**
 * Where somebody can be reached; never stored as it is.
 *
 * @param address of that kind, in its one way of writing: {@link Contacts#read}
 */
public record Contact(ContactKind kind, String address) {

  /** Without the address, wherever it may be printed. */
  @Override
  public String toString() {
    return "contact by " + kind;
  }
}
