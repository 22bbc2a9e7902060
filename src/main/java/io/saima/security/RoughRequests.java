package io.saima.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses, before anything looks at them, paths that are written oddly, and bodies for the engine
 * that are larger than any sheet or deployment. Who follows a garbled link to a rating is led to
 * the page that tells him so.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RoughRequests extends OncePerRequestFilter {

  private static final long MOST_BYTES = 16 * 1024 * 1024;
  private static final String LINKS = "/rate/";
  private static final String GARBLED_LINK = LINKS + "-";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    boolean odd = path.contains(";") || path.contains("//");
    if (odd && path.startsWith(request.getContextPath() + LINKS)) {
      leadToExplanation(request, response);
    } else if (odd) {
      BasicEntryPoint.problem(response, 400, "地址不正确", "请求的地址写法不正确。");
    } else if (!forEngine(request)) {
      chain.doFilter(request, response);
    } else if (request.getContentLengthLong() > MOST_BYTES) {
      BasicEntryPoint.problem(response, 413, "请求内容过大", "请求内容不能超过16MB。");
    } else {
      chain.doFilter(new Limited(request), response);
    }
  }

  /** What the firewall in front of the pages refuses later, such as encoded line breaks. */
  @Bean
  static RequestRejectedHandler rejected() {
    RequestRejectedHandler others = new HttpStatusRequestRejectedHandler();
    return (request, response, why) -> {
      String path = request.getRequestURI();
      // Where even the explanation is refused, the fault is not in the address.
      if (path.startsWith(request.getContextPath() + LINKS)
          && !path.equals(request.getContextPath() + GARBLED_LINK)) {
        leadToExplanation(request, response);
      } else {
        others.handle(request, response, why);
      }
    };
  }

  private static void leadToExplanation(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", request.getContextPath() + GARBLED_LINK);
  }

  private static boolean forEngine(HttpServletRequest request) {
    return request.getServletPath().startsWith("/engine-rest")
        || request.getServletPath().startsWith("/camunda");
  }

  /** Ends a body of unknown length where it becomes too long. */
  private static final class Limited extends HttpServletRequestWrapper {

    Limited(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      ServletInputStream body = super.getInputStream();
      return new ServletInputStream() {
        private long left = MOST_BYTES;

        @Override
        public int read() throws IOException {
          int one = body.read();
          count(one < 0 ? 0 : 1);
          return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
          int some = body.read(bytes, offset, length);
          count(some);
          return some;
        }

        private void count(int bytes) throws IOException {
          left -= Math.max(0, bytes);
          if (left < 0) {
            throw new IOException("The body is larger than " + MOST_BYTES + " bytes");
          }
        }

        @Override
        public boolean isFinished() {
          return body.isFinished();
        }

        @Override
        public boolean isReady() {
          return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
          body.setReadListener(listener);
        }
      };
    }
  }
}
