package io.saima.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses, before anything looks at them, paths that are written oddly, and bodies for the engine
 * that are larger than any sheet or deployment.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RoughRequests extends OncePerRequestFilter {

  private static final long MOST_BYTES = 16 * 1024 * 1024;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    if (path.contains(";") || path.contains("//")) {
      BasicEntryPoint.problem(response, 400, "地址不正确", "请求的地址写法不正确。");
    } else if (!forEngine(request)) {
      chain.doFilter(request, response);
    } else if (request.getContentLengthLong() > MOST_BYTES) {
      BasicEntryPoint.problem(response, 413, "请求内容过大", "请求内容不能超过16MB。");
    } else {
      chain.doFilter(new Limited(request), response);
    }
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
