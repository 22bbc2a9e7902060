package io.saima.demo.web;

import io.saima.demo.ClockState;
import io.saima.demo.Journeys;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Moves the demo's clock over HTTP, alone or with everybody at work. */
@RestController
@Profile("demo")
@RequestMapping("/api/demo")
@PreAuthorize("hasRole('ADMIN')")
class DemoClockApi {

  private static final int LAST_YEAR = 2100;

  private final Journeys journeys;
  private final Clock clock;

  DemoClockApi(Journeys journeys, Clock clock) {
    this.journeys = journeys;
    this.clock = clock;
  }

  /** Where the clock is to go. */
  record Move(String to) {}

  /** Where the clock is to go, and who is not played on the way. */
  record Play(String to, Set<String> except) {}

  /** The clock as JSON, its moments with their offset. */
  record Answer(
      String now,
      String target,
      boolean running,
      boolean playing,
      long jobsDone,
      long tasksDone,
      long failed,
      List<Failure> failures) {

    /** A step or task that failed on the way. */
    record Failure(String at, String what, String message) {}
  }

  @GetMapping("/clock")
  Answer clock() {
    ClockState state = journeys.state();
    return new Answer(
        text(state.now()),
        state.target() == null ? null : text(state.target()),
        state.running(),
        state.playing(),
        state.jobsDone(),
        state.tasksDone(),
        state.failed(),
        state.failures().stream()
            .map(f -> new Answer.Failure(text(f.at()), f.what(), f.message()))
            .toList());
  }

  @PostMapping("/clock")
  ResponseEntity<Answer> move(@RequestBody Move move) {
    journeys.move(moment(move.to()));
    return ResponseEntity.accepted().body(clock());
  }

  @PostMapping("/play")
  ResponseEntity<Answer> play(@RequestBody Play play) {
    journeys.play(moment(play.to()), play.except() == null ? Set.of() : play.except());
    return ResponseEntity.accepted().body(clock());
  }

  @ExceptionHandler(Journeys.Refused.class)
  ResponseEntity<ProblemDetail> refused(Journeys.Refused e) {
    return problem(HttpStatus.CONFLICT, "时钟不能这样移动", e.getMessage());
  }

  @ExceptionHandler({DateTimeException.class, HttpMessageNotReadableException.class})
  ResponseEntity<ProblemDetail> malformed(Exception e) {
    return problem(
        HttpStatus.BAD_REQUEST,
        "请求的内容不对",
        "请发送JSON，其中to是%d年以前的ISO日期时间，例如2026-10-20T09:00:00+08:00；except是人员编号的列表。"
            .formatted(LAST_YEAR));
  }

  private static ResponseEntity<ProblemDetail> problem(
      HttpStatus status, String title, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(title);
    return ResponseEntity.of(problem).build();
  }

  private LocalDateTime moment(String text) {
    if (text == null) {
      throw new DateTimeException("No date-time");
    }
    LocalDateTime moment = journeys.moment(text);
    if (moment.getYear() >= LAST_YEAR) {
      throw new DateTimeException("Too far away");
    }
    return moment;
  }

  private String text(LocalDateTime moment) {
    OffsetDateTime zoned = moment.atZone(clock.getZone()).toOffsetDateTime();
    return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx").format(zoned);
  }
}
