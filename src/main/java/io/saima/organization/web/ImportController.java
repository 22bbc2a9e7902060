package io.saima.organization.web;

import io.saima.organization.imports.ImportAnswer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes the county's files over HTTP. */
@RestController
class ImportController {

  static final String PATH = "/api/imports";

  private final Uploads uploads;

  ImportController(Uploads uploads) {
    this.uploads = uploads;
  }

  /**
   * Imports the files of a multipart request, each in a part named {@code files}: 200 if all were
   * taken, 400 if one was refused, both with the answer.
   */
  @PostMapping(PATH)
  @PreAuthorize("hasRole('ORGANIZATION')")
  ResponseEntity<ImportAnswer> take(HttpServletRequest request, Principal person)
      throws IOException {
    ImportAnswer answer = uploads.take(request, person.getName()).answer();
    return ResponseEntity.status(answer.taken() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
        .body(answer);
  }
}
