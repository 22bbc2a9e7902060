package io.saima.grading.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.saima.calendar.Quarter;
import io.saima.grading.GradeLedger;
import io.saima.grading.ResultLine;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Gives the results of a quarter to other systems and to spreadsheets. */
@RestController
@PreAuthorize("hasRole('ORGANIZATION')")
class GradeResultsApi {

  private static final String CSV = "text/csv";
  private static final String[] HEADER = {
    "officer",
    "body",
    "outcome",
    "outcomeReasons",
    "q",
    "band",
    "ceiling",
    "ceilingReasons",
    "proposal",
    "grade",
    "state"
  };

  private final GradeLedger ledger;

  GradeResultsApi(GradeLedger ledger) {
    this.ledger = ledger;
  }

  @GetMapping(path = "/api/quarters/{quarter}/results", produces = MediaType.APPLICATION_JSON_VALUE)
  List<ResultLine> json(@PathVariable String quarter) {
    return ledger.results(parse(quarter));
  }

  /** The same as a table, with a byte order mark: without it spreadsheets take UTF-8 for GBK. */
  @GetMapping(path = "/api/quarters/{quarter}/results", produces = CSV)
  void csv(@PathVariable String quarter, HttpServletResponse response) throws IOException {
    List<ResultLine> results = ledger.results(parse(quarter));
    response.setContentType(CSV + ";charset=UTF-8");
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"results-" + quarter + ".csv\"");
    Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
    out.write('\uFEFF');
    CsvWriter table = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
    table.writeRecord(HEADER);
    for (ResultLine line : results) {
      table.writeRecord(
          cell(line.officer()),
          cell(line.body()),
          cell(line.outcome()),
          cell(String.join(";", line.outcomeReasons())),
          cell(line.q()),
          cell(line.band()),
          cell(line.ceiling()),
          cell(String.join(";", line.ceilingReasons())),
          cell(line.proposal()),
          cell(line.grade()),
          cell(line.state()));
    }
    table.flush();
  }

  /** A cell that no spreadsheet takes for a formula. */
  static String cell(Object value) {
    String text = value == null ? "" : value.toString();
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static Quarter parse(String text) {
    try {
      return Quarter.parse(text);
    } catch (IllegalArgumentException e) {
      ProblemDetail problem =
          ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "季度应写成“2026-Q3”这样的形式，请改正后重试。");
      problem.setTitle("季度的格式不对");
      throw new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, e);
    }
  }
}
