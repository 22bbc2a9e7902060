package io.saima.organization.web;

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
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** Reads the county's files out of a request, and leaves nothing of it on the disk. */
@Component
class Uploads {

  private static final String PART = "files";

  private final Imports imports;
  private final Spool spool;

  Uploads(Imports imports, Spool spool) {
    this.imports = imports;
    this.spool = spool;
  }

  /**
   * Imports the files of a request in the name of a person.
   *
   * @throws UploadRefused if the request is not an upload of files
   */
  Imports.Taken take(HttpServletRequest request, String person) throws IOException {
    MultipartHttpServletRequest upload =
        WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
    if (upload == null) {
      throw new UploadRefused(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE, "请以multipart/form-data上传CSV文件，每个文件的字段名为files。");
    }
    Map<String, List<MultipartFile>> parts = upload.getMultiFileMap();
    List<MultipartFile> files = parts.getOrDefault(PART, List.of());
    if (!List.of(PART).containsAll(parts.keySet()) || !upload.getParameterMap().isEmpty()) {
      throw new UploadRefused(HttpStatus.BAD_REQUEST, "每个部分都必须是文件，字段名都应为files。");
    }
    if (files.isEmpty()) {
      throw new UploadRefused(HttpStatus.BAD_REQUEST, "没有收到文件；请至少上传一个CSV文件，字段名为files。");
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
      return imports.take(spooled, person);
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }
}
