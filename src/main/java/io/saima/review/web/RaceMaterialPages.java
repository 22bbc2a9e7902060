package io.saima.review.web;

import static io.saima.review.web.RacePages.missing;
import static io.saima.review.web.RacePages.reader;
import static io.saima.review.web.RacePages.review;

import io.saima.engine.TaskRefused;
import io.saima.evidence.EvidenceArchive;
import io.saima.evidence.EvidenceItem;
import io.saima.evidence.EvidenceKind;
import io.saima.evidence.EvidenceRefused;
import io.saima.evidence.PreparedEvidence;
import io.saima.review.RaceDesk;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an officer brings to his race: his own page, where he writes, and what others may see. */
@Controller
class RaceMaterialPages {

  /** Files are shown, never run: no script, no plug-in, no frame. */
  private static final String FILE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";

  private final RaceDesk desk;
  private final EvidenceArchive archive;

  RaceMaterialPages(RaceDesk desk, EvidenceArchive archive) {
    this.desk = desk;
    this.archive = archive;
  }

  // ---- one's own

  @GetMapping("/me/race")
  String mine(HttpServletRequest request, Model model) {
    model.addAttribute("own", desk.own(reader(request).id()).orElse(null));
    return "review/own";
  }

  @PostMapping("/me/race")
  String bring(
      HttpServletRequest request,
      @RequestParam String statement,
      @RequestParam String link,
      RedirectAttributes answer) {
    try {
      desk.bring(reader(request).id(), statement, link);
      answer.addFlashAttribute("done", "已保存。");
    } catch (TaskRefused e) {
      answer.addFlashAttribute("refused", e.getMessage());
      answer.addFlashAttribute("statement", statement);
      answer.addFlashAttribute("link", link);
    }
    return "redirect:/me/race";
  }

  /** Takes one file as the body of the request, as the page of a week does. */
  @PostMapping(path = "/me/race/files", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  ResponseEntity<Void> attach(HttpServletRequest request, @RequestParam String name)
      throws IOException {
    String officer = reader(request).id();
    desk.requireRoom(officer);
    PreparedEvidence file = archive.prepare(request.getInputStream());
    desk.attach(officer, name, file);
    return ResponseEntity.noContent().build();
  }

  @PostMapping("/me/race/files/{id}/delete")
  String detach(HttpServletRequest request, @PathVariable String id, RedirectAttributes answer) {
    try {
      desk.detach(reader(request).id(), id);
      answer.addFlashAttribute("done", "文件已删除。");
    } catch (TaskRefused e) {
      answer.addFlashAttribute("refused", e.getMessage());
    }
    return "redirect:/me/race";
  }

  @ExceptionHandler({EvidenceRefused.class, TaskRefused.class})
  ResponseEntity<ProblemDetail> refused(RuntimeException e) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, e.getMessage());
    problem.setTitle("没有上传");
    return ResponseEntity.of(problem).build();
  }

  // ---- other people's

  @GetMapping("/race/{quarter}/{body}/runners/{officer}")
  String others(
      HttpServletRequest request,
      @PathVariable String quarter,
      @PathVariable String body,
      @PathVariable String officer,
      Model model) {
    model.addAttribute(
        "material",
        desk.material(reader(request), review(quarter, body), officer)
            .orElseThrow(RacePages::missing));
    return "review/material";
  }

  @GetMapping("/race/{quarter}/{body}/runners/{officer}/files/{id}")
  ResponseEntity<Resource> file(
      HttpServletRequest request,
      @PathVariable String quarter,
      @PathVariable String body,
      @PathVariable String officer,
      @PathVariable String id)
      throws IOException {
    EvidenceItem item = find(request, quarter, body, officer, id);
    ContentDisposition.Builder how =
        item.kind() == EvidenceKind.PHOTO
            ? ContentDisposition.inline()
            : ContentDisposition.attachment();
    return answer(item.kind(), archive.open(item), how, item);
  }

  @GetMapping("/race/{quarter}/{body}/runners/{officer}/files/{id}/thumbnail")
  ResponseEntity<Resource> thumbnail(
      HttpServletRequest request,
      @PathVariable String quarter,
      @PathVariable String body,
      @PathVariable String officer,
      @PathVariable String id)
      throws IOException {
    EvidenceItem item = find(request, quarter, body, officer, id);
    if (item.kind() != EvidenceKind.PHOTO) {
      throw missing();
    }
    return answer(
        EvidenceKind.PHOTO, archive.openThumbnail(item), ContentDisposition.inline(), item);
  }

  private EvidenceItem find(
      HttpServletRequest request, String quarter, String body, String officer, String id) {
    return desk.file(reader(request), review(quarter, body), officer, id)
        .orElseThrow(RacePages::missing);
  }

  private static ResponseEntity<Resource> answer(
      EvidenceKind kind, InputStream content, ContentDisposition.Builder how, EvidenceItem item) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(kind.mediaType()))
        .cacheControl(CacheControl.noStore())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", FILE_POLICY)
        .header(
            "Content-Disposition",
            how.filename(item.name() + kind.ending(), StandardCharsets.UTF_8).build().toString())
        .body(new InputStreamResource(content));
  }
}
