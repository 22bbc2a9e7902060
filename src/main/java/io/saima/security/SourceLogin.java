package io.saima.security;

import io.saima.organization.sources.DataSource;
import io.saima.organization.sources.DataSources;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a data source in for one request by its token, which opens nothing else; slows down whoever
 * guesses one. Every refusal says the same.
 */
class SourceLogin extends OncePerRequestFilter {

  static final String ROLE = "DATA_SOURCE";
  private static final String SCHEME = "Bearer ";

  private final DataSources sources;
  private final LoginThrottle throttle;

  SourceLogin(DataSources sources, LoginThrottle throttle) {
    this.sources = sources;
    this.throttle = throttle;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader("Authorization");
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      refuse(response);
      return;
    }
    String token = header.substring(SCHEME.length()).strip();
    String guessed = "token of " + DataSources.named(token).map(String::valueOf).orElse("nobody");
    try {
      throttle.check(guessed, request.getRemoteAddr());
    } catch (TooManyAttempts tooMany) {
      response.setHeader("Retry-After", String.valueOf(tooMany.seconds()));
      BasicEntryPoint.problem(
          response, 429, "TOO_MANY_ATTEMPTS", "尝试次数过多", "令牌不正确的请求过多，请核对令牌，稍后再试。");
      return;
    }
    Optional<DataSource> source = sources.authenticate(token);
    if (source.isEmpty()) {
      throttle.failed(guessed, request.getRemoteAddr());
      refuse(response);
      return;
    }
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            source.get(), null, AuthorityUtils.createAuthorityList("ROLE_" + ROLE)));
    SecurityContextHolder.setContext(context);
    chain.doFilter(request, response);
  }

  private static void refuse(HttpServletResponse response) throws IOException {
    response.setHeader("WWW-Authenticate", "Bearer realm=\"saima\"");
    BasicEntryPoint.problem(
        response,
        401,
        "UNAUTHORIZED",
        "需要令牌",
        "请在请求头Authorization中写Bearer和有效的令牌；令牌由组织部发放，更换或吊销后原令牌即失效。");
  }
}
