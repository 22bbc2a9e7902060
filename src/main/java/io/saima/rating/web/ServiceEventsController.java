package io.saima.rating.web;

import io.saima.organization.imports.Reason;
import io.saima.organization.sources.DataSource;
import io.saima.organization.sources.DataSources;
import io.saima.plan.DeliveryFault;
import io.saima.plan.DeliveryFault.Code;
import io.saima.plan.DeliveryRefused;
import io.saima.rating.DeliveredEvent;
import io.saima.rating.RequestState;
import io.saima.rating.SentEvent;
import io.saima.rating.ServiceEventDeliveries;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where data sources report service events; each answer, also a refusal, says what to do. */
@RestController
@PreAuthorize("hasRole('DATA_SOURCE')")
class ServiceEventsController {

  private static final String PATH = "/api/service-events";
  private static final int REASONS_KEPT = 20;

  private final ServiceEventDeliveries deliveries;
  private final DataSources sources;

  ServiceEventsController(ServiceEventDeliveries deliveries, DataSources sources) {
    this.deliveries = deliveries;
    this.sources = sources;
  }

  /** What a source is answered: its name, and what each event came to. */
  record Receipt(String source, List<Line> events) {}

  /** One event of the answer. */
  record Line(
      int index, String key, String id, RequestState state, boolean repeated, String message) {}

  /**
   * Takes a delivery: 200 with what each event came to, or a problem (RFC 9457) with a stable
   * {@code code} and, for single events, {@code errors}; then nothing of it is stored.
   */
  @PostMapping(PATH)
  Receipt take(@AuthenticationPrincipal DataSource source, HttpServletRequest request)
      throws IOException {
    if (!source.events()) {
      throw new EventsRefused(
          HttpStatus.FORBIDDEN, "NOT_ALLOWED", "贵方还没有获准报送服务事项；需要报送的，请组织部在数据来源页面准许。", List.of());
    }
    List<SentEvent> events = EventsBody.read(request);
    List<Line> lines = new ArrayList<>();
    try {
      for (DeliveredEvent one : deliveries.take(source, events)) {
        lines.add(
            new Line(
                lines.size(), one.key(), one.id(), one.state(), one.repeated(), one.message()));
      }
    } catch (DeliveryRefused refused) {
      throw refused(refused.faults());
    } catch (ConcurrencyFailureException busy) {
      throw new EventsRefused(
          HttpStatus.SERVICE_UNAVAILABLE, "BUSY", "正在导入数据，本批一个事项也没有登记；请稍后用同样的key重发。", List.of());
    }
    return new Receipt(source.name(), lines);
  }

  @RequestMapping(PATH)
  ResponseEntity<ProblemDetail> otherMethod() {
    return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED)
        .header("Allow", "POST")
        .body(problem(HttpStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", "这个接口只接受POST请求。"));
  }

  /**
   * Faults that all are of one kind have its status; mixed ones cannot be processed as they are.
   */
  private static EventsRefused refused(List<DeliveryFault> faults) {
    Set<String> codes = faults.stream().map(DeliveryFault::code).collect(Collectors.toSet());
    HttpStatus status =
        Set.of(Code.KEY_CONFLICT.name(), Reason.FROZEN.name()).containsAll(codes)
            ? HttpStatus.CONFLICT
            : Set.of(Code.NOT_ALLOTTED.name()).containsAll(codes)
                ? HttpStatus.FORBIDDEN
                : HttpStatus.UNPROCESSABLE_ENTITY;
    return new EventsRefused(
        status,
        "REFUSED",
        "有%d处错误，本批一个事项也没有登记；请按errors更正后整批重发，已登记过的key不会重复登记。".formatted(faults.size()),
        faults);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(
      EventsRefused why, @AuthenticationPrincipal DataSource source) {
    sources.refused(source.id(), why.status().value(), inWords(why));
    ProblemDetail problem = problem(why.status(), why.code(), why.getMessage());
    if (!why.faults().isEmpty()) {
      problem.setProperty("errors", why.faults());
    }
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(why.status());
    if (why.status() == HttpStatus.SERVICE_UNAVAILABLE) {
      answer.header("Retry-After", "60");
    }
    return answer.body(problem);
  }

  private static ProblemDetail problem(HttpStatus status, String code, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle("报送未受理");
    problem.setProperty("code", code);
    return problem;
  }

  /** What the source's programmer finds on the page of his source. */
  private static String inWords(EventsRefused why) {
    return why.code()
        + "："
        + why.getMessage()
        + why.faults().stream()
            .limit(REASONS_KEPT)
            .map(one -> "\n第%d个（%s）：%s".formatted(one.index() + 1, one.code(), one.message()))
            .collect(Collectors.joining())
        + (why.faults().size() > REASONS_KEPT ? "\n……" : "");
  }
}
