package io.saima.plan.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.saima.organization.imports.Reason;
import io.saima.organization.sources.DataSource;
import io.saima.organization.sources.DataSources;
import io.saima.plan.DeliveredFigure;
import io.saima.plan.DeliveryFault;
import io.saima.plan.DeliveryFault.Code;
import io.saima.plan.DeliveryRefused;
import io.saima.plan.IndicatorDeliveries;
import io.saima.plan.SentFigure;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
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

/** Where data sources deliver figures; each answer, also a refusal, says what to do. */
@RestController
@PreAuthorize("hasRole('DATA_SOURCE')")
class IndicatorActualsController {

  private static final String PATH = "/api/indicator-actuals";
  private static final int REASONS_KEPT = 20;
  private static final Set<String> CONFLICTS =
      Set.of(Code.KEY_CONFLICT.name(), Reason.FROZEN.name());

  private final IndicatorDeliveries deliveries;
  private final DataSources sources;
  private final Clock clock;

  IndicatorActualsController(IndicatorDeliveries deliveries, DataSources sources, Clock clock) {
    this.deliveries = deliveries;
    this.sources = sources;
    this.clock = clock;
  }

  /** What a source is answered: its name, and what each figure came to. */
  record Receipt(String source, List<Line> figures) {}

  /** One figure of the answer. */
  record Line(
      int index,
      String key,
      DeliveredFigure.Result result,
      boolean repeated,
      boolean late,
      BigDecimal replaced,
      @JsonProperty("received_at") OffsetDateTime receivedAt,
      String message) {}

  /**
   * Takes a delivery: 200 with what each figure came to, or a problem (RFC 9457) with a stable
   * {@code code} and, for single figures, {@code errors}; then nothing of it is stored.
   */
  @PostMapping(PATH)
  Receipt take(@AuthenticationPrincipal DataSource source, HttpServletRequest request)
      throws IOException {
    List<SentFigure> figures = DeliveryBody.read(request);
    List<DeliveredFigure> taken;
    try {
      taken = deliveries.take(source, figures);
    } catch (DeliveryRefused refused) {
      throw refused(refused.faults());
    } catch (ConcurrencyFailureException busy) {
      throw new DeliveryProblem(
          HttpStatus.SERVICE_UNAVAILABLE, "BUSY", "正在导入数据，本批一个数也没有登记；请稍后用同样的key重发。");
    }
    List<Line> lines = new ArrayList<>();
    for (DeliveredFigure one : taken) {
      lines.add(
          new Line(
              lines.size(),
              one.key(),
              one.result(),
              one.repeated(),
              one.late(),
              plain(one.replaced()),
              one.receivedAt().atZone(clock.getZone()).toOffsetDateTime(),
              one.message()));
    }
    return new Receipt(source.name(), lines);
  }

  @RequestMapping(PATH)
  ResponseEntity<ProblemDetail> otherMethod() {
    ProblemDetail problem =
        problem(HttpStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", "这个接口只接受POST请求。");
    return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED)
        .header("Allow", "POST")
        .body(problem);
  }

  private static BigDecimal plain(BigDecimal value) {
    return value == null ? null : new BigDecimal(value.stripTrailingZeros().toPlainString());
  }

  /**
   * Faults that all are of one kind have its status; mixed ones cannot be processed as they are.
   */
  private static DeliveryProblem refused(List<DeliveryFault> faults) {
    Set<String> codes = faults.stream().map(DeliveryFault::code).collect(Collectors.toSet());
    HttpStatus status =
        CONFLICTS.containsAll(codes)
            ? HttpStatus.CONFLICT
            : Set.of(Code.NOT_ALLOTTED.name()).containsAll(codes)
                ? HttpStatus.FORBIDDEN
                : HttpStatus.UNPROCESSABLE_ENTITY;
    return new DeliveryProblem(
        status,
        "REFUSED",
        "有%d处错误，本批一个数也没有登记；请按errors更正后整批重发，已登记过的key不会重复登记。".formatted(faults.size()),
        faults);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(
      DeliveryProblem why, @AuthenticationPrincipal DataSource source) {
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
  private static String inWords(DeliveryProblem why) {
    StringBuilder words = new StringBuilder(why.code()).append("：").append(why.getMessage());
    why.faults().stream()
        .limit(REASONS_KEPT)
        .forEach(
            one ->
                words
                    .append("\n第")
                    .append(one.index() + 1)
                    .append("个（")
                    .append(one.code())
                    .append("）：")
                    .append(one.message()));
    if (why.faults().size() > REASONS_KEPT) {
      words.append("\n……");
    }
    return words.toString();
  }
}
