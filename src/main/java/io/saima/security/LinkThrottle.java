package io.saima.security;

import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Slows down whoever floods the pages behind links or tries out tokens: what such a page answers
 * with 404 was none, and after many of them the answer is to come back later. Right links work all
 * the same, because one address may be a whole mobile network's.
 */
class LinkThrottle extends OncePerRequestFilter {

  private static final int MOST_BYTES = 256 * 1024;

  private final LoadingCache<String, Bucket> requests;
  private final LoadingCache<String, Bucket> wrong;

  LinkThrottle(LinkLimits limits) {
    requests = LoginThrottle.buckets(limits.perAddress(), limits.within());
    wrong = LoginThrottle.buckets(limits.wrongPerAddress(), limits.within());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String network = LoginThrottle.network(request.getRemoteAddr());
    Bucket all = requests.get(network);
    Bucket misses = wrong.get(network);
    var tries = misses.estimateAbilityToConsume(1);
    var left = all.tryConsumeAndReturnRemaining(1);
    if (!left.isConsumed()) {
      tooMany(response, left.getNanosToWaitForRefill());
      return;
    }
    if (request.getMethod().equals("POST") && !isSmallForm(request)) {
      response.setStatus(HttpStatus.PAYLOAD_TOO_LARGE.value());
      return;
    }
    if (tries.canBeConsumed()) {
      chain.doFilter(request, response);
      if (response.getStatus() == HttpStatus.NOT_FOUND.value()) {
        misses.tryConsume(1);
      }
    } else {
      // Thousands share the address of one who tries out links: theirs go on leading somewhere.
      var held = new ContentCachingResponseWrapper(response);
      chain.doFilter(request, held);
      if (held.getStatus() == HttpStatus.NOT_FOUND.value()) {
        tooMany(response, tries.getNanosToWaitForRefill());
      } else {
        held.copyBodyToResponse();
      }
    }
  }

  private static void tooMany(HttpServletResponse response, long nanos) throws IOException {
    response.setHeader(
        "Retry-After", String.valueOf(Math.max(1, Duration.ofNanos(nanos).toSeconds())));
    response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
  }

  /** What a browser sends from a page of ours: nobody without an account uploads anything. */
  private static boolean isSmallForm(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null
        && type.startsWith("application/x-www-form-urlencoded")
        && request.getContentLengthLong() >= 0
        && request.getContentLengthLong() <= MOST_BYTES;
  }
}
