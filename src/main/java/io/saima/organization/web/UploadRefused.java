package io.saima.organization.web;

import org.springframework.http.HttpStatus;

/** A request that is no upload of a county's files; its message is Chinese and says what to do. */
class UploadRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final HttpStatus status;

  UploadRefused(HttpStatus status, String message) {
    super(message);
    this.status = status;
  }

  HttpStatus status() {
    return status;
  }
}
