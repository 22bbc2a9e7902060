package io.saima.organization.web;

import io.saima.organization.imports.ImportAnswer;
import io.saima.organization.imports.ImportFile;
import io.saima.organization.imports.Imports;
import io.saima.organization.imports.Spool;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** Takes the county's files over HTTP. */
@RestController
class ImportController {

  static final String PATH = "/api/imports";
  private static final String PART = "files";

  private final Imports imports;
  private final Spool spool;

  ImportController(Imports imports, Spool spool) {
    this.imports = imports;
    this.spool = spool;
  }

  @PostMapping(PATH)
  @PreAuthorize("hasRole('ORGANIZATION')")
  ResponseEntity<ImportAnswer> take(HttpServletRequest request) throws IOException {
    MultipartHttpServletRequest upload =
        WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
    if (upload == null) {
      throw refusal(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE, "请以multipart/form-data上传CSV文件，每个文件的字段名为files。");
    }
    Map<String, List<MultipartFile>> parts = upload.getMultiFileMap();
    List<MultipartFile> files = parts.getOrDefault(PART, List.of());
    if (!List.of(PART).containsAll(parts.keySet()) || !upload.getParameterMap().isEmpty()) {
      throw refusal(HttpStatus.BAD_REQUEST, "每个部分都必须是文件，字段名都应为files。");
    }
    if (files.isEmpty()) {
      throw refusal(HttpStatus.BAD_REQUEST, "没有收到文件；请至少上传一个CSV文件，字段名为files。");
    }
    Path folder = spool.newFolder();
    try {
      List<ImportFile> spooled = new ArrayList<>();
      for (MultipartFile file : files) {
        Path content = folder.resolve(spooled.size() + ".csv");
        file.transferTo(content);
        spooled.add(
            new ImportFile(Objects.requireNonNullElse(file.getOriginalFilename(), ""), content));
      }
      ImportAnswer answer = imports.take(spooled);
      return ResponseEntity.status(answer.taken() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
          .body(answer);
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  @ExceptionHandler
  ProblemDetail tooLarge(MaxUploadSizeExceededException e) {
    return problem(HttpStatus.PAYLOAD_TOO_LARGE, "上传的内容太大：单个文件不超过2GB，一批不超过6GB；请分批上传。");
  }

  @ExceptionHandler
  ProblemDetail broken(MultipartException e) {
    return problem(HttpStatus.BAD_REQUEST, "上传的内容不完整或格式不对，请重新上传。");
  }

  private static ErrorResponseException refusal(HttpStatus status, String detail) {
    return new ErrorResponseException(status, problem(status, detail), null);
  }

  private static ProblemDetail problem(HttpStatus status, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle("导入未受理");
    return problem;
  }
}
