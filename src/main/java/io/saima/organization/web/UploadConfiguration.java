package io.saima.organization.web;

import io.saima.organization.imports.Spool;
import jakarta.servlet.FilterChain;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;

/**
 * Uploads may be large, go to the disk as they come, and are read only once the caller's role is
 * known; nowhere but at the import is one accepted at all. The page sends its token in a header: to
 * find it in a field, the upload of anybody would have to be read first.
 */
@Configuration
class UploadConfiguration {

  private static final String CSRF = "X-CSRF-TOKEN";
  private static final long FILE = 2L << 30;
  private static final long UPLOAD = 6L << 30;

  @Bean
  MultipartConfigElement multipartConfigElement(Spool spool) {
    return new MultipartConfigElement(spool.folder().toString(), FILE, UPLOAD, 0);
  }

  @Bean
  StandardServletMultipartResolver multipartResolver() {
    StandardServletMultipartResolver resolver = new StandardServletMultipartResolver();
    resolver.setResolveLazily(true);
    return resolver;
  }

  @Bean
  FilterRegistrationBean<OncePerRequestFilter> uploadsOnlyForImports() {
    var filter =
        new FilterRegistrationBean<OncePerRequestFilter>(
            new OncePerRequestFilter() {
              @Override
              protected void doFilterInternal(
                  HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                  throws ServletException, IOException {
                String type = request.getContentType();
                String path = request.getRequestURI().substring(request.getContextPath().length());
                if (type != null
                    && type.toLowerCase(Locale.ROOT).startsWith("multipart/")
                    && !path.equals(ImportController.PATH)
                    && !(path.equals(ImportPages.PATH) && request.getHeader(CSRF) != null)
                    && !path.startsWith("/engine-rest/")
                    && !path.startsWith("/camunda/")) {
                  response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
                } else {
                  chain.doFilter(request, response);
                }
              }
            });
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return filter;
  }
}
