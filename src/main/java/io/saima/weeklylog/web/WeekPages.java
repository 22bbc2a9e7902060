package io.saima.weeklylog.web;

import io.saima.calendar.Week;
import io.saima.engine.TaskRefused;
import io.saima.evidence.EvidenceArchive;
import io.saima.evidence.EvidenceItem;
import io.saima.evidence.EvidenceKind;
import io.saima.evidence.EvidenceRefused;
import io.saima.evidence.PreparedEvidence;
import io.saima.weeklylog.WeekDesk;
import io.saima.weeklylog.WeekDesk.Reader;
import io.saima.weeklylog.WeekDesk.View;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * An officer's week with notes and evidence: his own, where he writes, and that of others for those
 * who answer for it. Whoever may not see a week learns nothing of it.
 */
@Controller
class WeekPages {

  /** Files are shown, never run: no script, no plug-in, no frame. */
  private static final String FILE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";

  private final WeekDesk desk;
  private final EvidenceArchive archive;

  WeekPages(WeekDesk desk, EvidenceArchive archive) {
    this.desk = desk;
    this.archive = archive;
  }

  // ---- one's own

  @GetMapping("/me/week")
  String mine(
      HttpServletRequest request, @RequestParam(required = false) String week, Model model) {
    Reader reader = reader(request);
    Week chosen = week == null ? desk.current() : parse(week);
    model.addAttribute("own", true);
    model.addAttribute("current", desk.current());
    model.addAttribute(
        "view", desk.view(reader, reader.id(), chosen).orElseThrow(WeekPages::missing));
    return "weeklylog/week";
  }

  /** Takes one field for each day, named after the day, for example {@code 2026-10-12}. */
  @PostMapping("/me/week/notes")
  String note(
      HttpServletRequest request,
      @RequestParam String week,
      @RequestParam Map<String, String> fields,
      RedirectAttributes answer) {
    Week chosen = parse(week);
    try {
      desk.note(reader(request).id(), chosen, days(fields));
      answer.addFlashAttribute("done", "记事已保存。");
    } catch (TaskRefused e) {
      answer.addFlashAttribute("refused", e.getMessage());
    }
    return "redirect:/me/week?week=" + chosen;
  }

  private static Map<LocalDate, String> days(Map<String, String> fields) {
    Map<LocalDate, String> days = new HashMap<>();
    fields.forEach(
        (name, words) -> {
          try {
            days.put(LocalDate.parse(name), words);
          } catch (DateTimeException e) {
            // Another field of the form.
          }
        });
    return days;
  }

  /**
   * Takes one file as the body of the request. The page's script sends the token in a header, so
   * that nothing is read before the sender is known.
   */
  @PostMapping(path = "/me/week/files", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  ResponseEntity<Void> bring(
      HttpServletRequest request, @RequestParam String week, @RequestParam String name)
      throws IOException {
    String officer = reader(request).id();
    Week chosen = parse(week);
    desk.requireRoom(officer, chosen);
    PreparedEvidence file = archive.prepare(request.getInputStream());
    desk.attach(officer, chosen, name, file);
    return ResponseEntity.noContent().build();
  }

  @PostMapping("/me/week/files/{id}/delete")
  String remove(
      HttpServletRequest request,
      @PathVariable String id,
      @RequestParam String week,
      RedirectAttributes answer) {
    Week chosen = parse(week);
    try {
      desk.detach(reader(request).id(), chosen, id);
      answer.addFlashAttribute("done", "文件已删除。");
    } catch (TaskRefused e) {
      answer.addFlashAttribute("refused", e.getMessage());
    }
    return "redirect:/me/week?week=" + chosen;
  }

  @ExceptionHandler({EvidenceRefused.class, TaskRefused.class})
  ResponseEntity<ProblemDetail> refused(RuntimeException e) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, e.getMessage());
    problem.setTitle("没有上传");
    return ResponseEntity.of(problem).build();
  }

  // ---- other people's

  @GetMapping("/weeks/{week}/{officer}")
  String others(
      HttpServletRequest request,
      @PathVariable String week,
      @PathVariable String officer,
      Model model) {
    View view = desk.view(reader(request), officer, parse(week)).orElseThrow(WeekPages::missing);
    model.addAttribute("own", false);
    model.addAttribute("view", view);
    return "weeklylog/week";
  }

  @GetMapping("/weeks/{week}/{officer}/files/{id}")
  ResponseEntity<Resource> file(
      HttpServletRequest request,
      @PathVariable String week,
      @PathVariable String officer,
      @PathVariable String id)
      throws IOException {
    EvidenceItem item = find(request, week, officer, id);
    ContentDisposition.Builder how =
        item.kind() == EvidenceKind.PHOTO
            ? ContentDisposition.inline()
            : ContentDisposition.attachment();
    return answer(item.kind())
        .header(
            "Content-Disposition",
            how.filename(item.name() + item.kind().ending(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .contentLength(item.sizeBytes())
        .body(new InputStreamResource(archive.open(item)));
  }

  @GetMapping("/weeks/{week}/{officer}/files/{id}/thumbnail")
  ResponseEntity<Resource> thumbnail(
      HttpServletRequest request,
      @PathVariable String week,
      @PathVariable String officer,
      @PathVariable String id)
      throws IOException {
    EvidenceItem item = find(request, week, officer, id);
    if (item.kind() != EvidenceKind.PHOTO) {
      throw missing();
    }
    return answer(EvidenceKind.PHOTO).body(new InputStreamResource(archive.openThumbnail(item)));
  }

  // ---- helpers

  private EvidenceItem find(HttpServletRequest request, String week, String officer, String id) {
    return desk.file(reader(request), officer, parse(week), id).orElseThrow(WeekPages::missing);
  }

  private static ResponseEntity.BodyBuilder answer(EvidenceKind kind) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(kind.mediaType()))
        .cacheControl(CacheControl.noStore())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", FILE_POLICY);
  }

  private static Reader reader(HttpServletRequest request) {
    return new Reader(
        request.getUserPrincipal().getName(),
        request.isUserInRole("ORGANIZATION") || request.isUserInRole("DISCIPLINE"));
  }

  private static Week parse(String week) {
    try {
      return Week.parse(week);
    } catch (IllegalArgumentException e) {
      throw missing();
    }
  }

  private static ResponseStatusException missing() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
