package io.saima.security;

/** Says in a Chinese sentence why an account stays as it is and what to do. */
public class AccountRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AccountRefused(String sentence) {
    super(sentence);
  }
}
