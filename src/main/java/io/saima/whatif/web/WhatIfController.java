package io.saima.whatif.web;

import io.saima.scoring.FieldError;
import io.saima.scoring.InvalidInput;
import io.saima.scoring.QuarterCalculation;
import io.saima.scoring.QuarterInput;
import io.saima.scoring.QuotaCalculation;
import io.saima.scoring.QuotaInput;
import io.saima.scoring.YearCalculation;
import io.saima.scoring.YearInput;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers what would come out of given data under a given plan, in JSON.
 *
 * <p>Whatever cannot be calculated is answered by a problem (RFC 9457) that says in Chinese what to
 * do; an unsound input lists every fault with its field.
 */
@RestController
@RequestMapping(
    path = "/api/what-if",
    consumes = MediaType.APPLICATION_JSON_VALUE,
    produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
@PreAuthorize("hasAnyRole('ORGANIZATION', 'DESIGNER')")
class WhatIfController {

  @PostMapping("/quarter")
  Map<String, Object> quarter(HttpServletRequest request)
      throws IOException, JsonBody.TooLarge, JsonBody.Unreadable {
    return QuarterCalculation.run(QuarterInput.read(JsonBody.read(request))).toTree();
  }

  @PostMapping("/quota")
  Map<String, Object> quota(HttpServletRequest request)
      throws IOException, JsonBody.TooLarge, JsonBody.Unreadable {
    return QuotaCalculation.run(QuotaInput.read(JsonBody.read(request))).toTree();
  }

  @PostMapping("/year")
  Map<String, Object> year(HttpServletRequest request)
      throws IOException, JsonBody.TooLarge, JsonBody.Unreadable {
    return YearCalculation.run(YearInput.read(JsonBody.read(request))).toTree();
  }

  @ExceptionHandler
  ProblemDetail unsound(InvalidInput refusal) {
    ProblemDetail problem =
        problem(
            HttpStatus.BAD_REQUEST, "输入数据有误", "共%s处错误，请逐处改正后重试".formatted(refusal.errors().size()));
    problem.setProperty("errors", refusal.errors().stream().map(WhatIfController::toTree).toList());
    return problem;
  }

  @ExceptionHandler
  ProblemDetail unreadable(JsonBody.Unreadable refusal) {
    return problem(HttpStatus.BAD_REQUEST, "请求内容无法读取", refusal.getMessage());
  }

  @ExceptionHandler(JsonBody.TooLarge.class)
  ProblemDetail tooLarge() {
    return problem(
        HttpStatus.PAYLOAD_TOO_LARGE,
        "请求内容过大",
        "请求内容不能超过%sMB，请拆分后重试".formatted(JsonBody.MAX_BYTES / 1024 / 1024));
  }

  private static ProblemDetail problem(HttpStatus status, String title, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(title);
    return problem;
  }

  private static Map<String, String> toTree(FieldError error) {
    Map<String, String> tree = new LinkedHashMap<>();
    tree.put("field", error.field());
    tree.put("code", error.code().name());
    tree.put("message", error.message());
    return tree;
  }
}
