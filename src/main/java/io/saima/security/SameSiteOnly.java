package io.saima.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what another site makes a browser send: one that remembers HTTP basic would send it
 * along. Programs send neither header and pass.
 */
class SameSiteOnly extends OncePerRequestFilter {

  private static final Set<String> OWN = Set.of("same-origin", "none");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader("Origin");
    // On plain HTTP a browser sends the origin only; behind a proxy the origin may look foreign.
    boolean foreign =
        site != null && !OWN.contains(site)
            || origin != null && !"same-origin".equals(site) && !isHost(origin, request);
    if (!foreign) {
      chain.doFilter(request, response);
    } else {
      BasicEntryPoint.problem(response, 403, "跨站请求", "不接受由其他网站发起的请求。");
    }
  }

  private static boolean isHost(String origin, HttpServletRequest request) {
    try {
      URI from = URI.create(origin);
      return from.getHost() != null
          && from.getHost().equalsIgnoreCase(request.getServerName())
          && port(from.getPort(), from.getScheme())
              == port(request.getServerPort(), request.getScheme());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static int port(int port, String scheme) {
    return port != -1 ? port : "https".equalsIgnoreCase(scheme) ? 443 : 80;
  }
}
