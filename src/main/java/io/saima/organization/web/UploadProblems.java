package io.saima.organization.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Says in Chinese why an upload was not even looked at, to programs and to the page's script. */
@RestControllerAdvice(assignableTypes = {ImportController.class, ImportPages.class})
class UploadProblems {

  @ExceptionHandler
  ProblemDetail refused(UploadRefused e) {
    return problem(e.status(), e.getMessage());
  }

  @ExceptionHandler
  ProblemDetail tooLarge(MaxUploadSizeExceededException e) {
    return problem(HttpStatus.PAYLOAD_TOO_LARGE, "上传的内容太大：单个文件不超过2GB，一批不超过6GB；请分批上传。");
  }

  @ExceptionHandler
  ProblemDetail broken(MultipartException e) {
    return problem(HttpStatus.BAD_REQUEST, "上传的内容不完整或格式不对，请重新上传。");
  }

  private static ProblemDetail problem(HttpStatus status, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle("导入未受理");
    return problem;
  }
}
