package io.saima.security;

import io.saima.organization.sources.DataSources;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * One login for our pages, Tasklist, Cockpit and Admin; HTTP basic for the two APIs; a token for
 * what data sources deliver; nothing open but the login page, its assets, health, and the pages
 * behind links that were sent to people without an account. Paths are matched as patterns of the
 * whole path: matchers given as strings would never match the engine's servlets.
 */
@Configuration
@EnableWebSecurity
@EnableMethodSecurity
@EnableConfigurationProperties({LoginLimits.class, LinkLimits.class})
class SecurityConfiguration {

  private static final String OWN_PAGES_POLICY =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  private static final String LINK_PAGES_POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  private static RequestMatcher path(String pattern) {
    return PathPatternRequestMatcher.withDefaults().matcher(pattern);
  }

  private static RequestMatcher post(String pattern) {
    return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, pattern);
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return new BCryptPasswordEncoder();
  }

  @Bean
  AuthenticationManager authenticationManager(
      People people, PasswordEncoder passwords, LoginThrottle throttle) {
    return new ProviderManager(List.of(new PasswordLogin(people, passwords, throttle)));
  }

  /** Data sources deliver with a token of their own: no session, no account, no other door. */
  @Bean
  @Order(0)
  SecurityFilterChain deliveries(HttpSecurity http, DataSources sources, LoginThrottle throttle)
      throws Exception {
    return http.securityMatcher(
            new OrRequestMatcher(path("/api/indicator-actuals"), path("/api/service-events")))
        .authorizeHttpRequests(requests -> requests.anyRequest().hasRole(SourceLogin.ROLE))
        .csrf(csrf -> csrf.disable())
        .logout(logout -> logout.disable())
        .requestCache(cache -> cache.disable())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .addFilterBefore(new SourceLogin(sources, throttle), AuthorizationFilter.class)
        .build();
  }

  /**
   * Pages for people without an account: the token in the address is all that they show. There is
   * no session and no cookie, so no other site can make a browser send anything in their name.
   */
  @Bean
  @Order(0)
  SecurityFilterChain links(HttpSecurity http, LinkLimits limits) throws Exception {
    return http.securityMatcher(path("/rate/**"))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(csrf -> csrf.disable())
        .logout(logout -> logout.disable())
        .requestCache(cache -> cache.disable())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(
            headers ->
                headers
                    .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                    .addHeaderWriter(
                        new StaticHeadersWriter("X-Robots-Tag", "noindex, nofollow, noarchive"))
                    .contentSecurityPolicy(policy -> policy.policyDirectives(LINK_PAGES_POLICY)))
        .addFilterBefore(new LinkThrottle(limits), AuthorizationFilter.class)
        .build();
  }

  @Bean
  @Order(1)
  SecurityFilterChain interfaces(
      HttpSecurity http, AuthenticationManager login, CurrentPerson current) throws Exception {
    BasicEntryPoint entryPoint = new BasicEntryPoint();
    return http.securityMatcher(new OrRequestMatcher(path("/api/**"), path("/engine-rest/**")))
        .authenticationManager(login)
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(path("/api/**"))
                    .hasAnyRole("ORGANIZATION", "DISCIPLINE", "DESIGNER", "ADMIN")
                    .anyRequest()
                    .authenticated())
        .httpBasic(basic -> basic.authenticationEntryPoint(entryPoint))
        .exceptionHandling(
            on ->
                on.authenticationEntryPoint(entryPoint)
                    .accessDeniedHandler(
                        (request, response, why) ->
                            BasicEntryPoint.problem(response, 403, "无权访问", "您无权使用这个接口。")))
        .csrf(csrf -> csrf.disable())
        .logout(logout -> logout.disable())
        .requestCache(cache -> cache.disable())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .addFilterBefore(new SameSiteOnly(), BasicAuthenticationFilter.class)
        .addFilterBefore(current.ofRequest(), AuthorizationFilter.class)
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain pages(HttpSecurity http, AuthenticationManager manager, CurrentPerson current)
      throws Exception {
    HttpSessionRequestCache askedFor = new HttpSessionRequestCache();
    askedFor.setMatchingRequestParameterName(null);
    RequestMatcher webappCalls = path("/camunda/api/**");
    return http.authenticationManager(manager)
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(
                        path("/login"),
                        path("/assets/**"),
                        path("/favicon.ico"),
                        path("/race/screen/*"),
                        path("/actuator/health/**"))
                    .permitAll()
                    .requestMatchers(
                        path("/camunda/api/admin/setup/**"), path("/camunda/app/admin/*/setup/**"))
                    .denyAll()
                    .requestMatchers(path("/actuator/**"))
                    .denyAll()
                    .requestMatchers(path("/roles/**"))
                    .hasAnyRole("ORGANIZATION", "ADMIN")
                    .anyRequest()
                    .authenticated())
        .formLogin(
            login -> login.loginPage("/login").failureHandler(LoginRefused::answer).permitAll())
        .logout(
            logout ->
                logout
                    .logoutRequestMatcher(
                        new OrRequestMatcher(
                            post("/logout"), post("/camunda/api/admin/auth/user/{engine}/logout")))
                    .defaultLogoutSuccessHandlerFor(
                        new HttpStatusReturningLogoutSuccessHandler(), webappCalls)
                    .logoutSuccessUrl("/login?logout"))
        .requestCache(cache -> cache.requestCache(askedFor))
        .csrf(csrf -> csrf.ignoringRequestMatchers(path("/camunda/**")))
        .exceptionHandling(
            on ->
                on.defaultAuthenticationEntryPointFor(
                    new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), webappCalls))
        .sessionManagement(session -> session.sessionFixation(fixation -> fixation.newSession()))
        .headers(
            headers ->
                headers
                    .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                    .addHeaderWriter(
                        new DelegatingRequestMatcherHeaderWriter(
                            new NegatedRequestMatcher(path("/camunda/**")),
                            new ContentSecurityPolicyHeaderWriter(OWN_PAGES_POLICY))))
        .addFilterBefore(current.ofSession(), AuthorizationFilter.class)
        .build();
  }

  /** Tells Tasklist, Cockpit, Admin and Welcome who is logged in. */
  @Bean
  FilterRegistrationBean<ContainerBasedAuthenticationFilter> webappLogin() {
    var filter = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
    filter.addInitParameter("authentication-provider", LoggedIn.class.getName());
    filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
    filter.setOrder(-99);
    return filter;
  }

  /** Tells the engine's REST interface who is calling. */
  @Bean
  FilterRegistrationBean<ProcessEngineAuthenticationFilter> engineRestLogin() {
    var filter = new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
    filter.addInitParameter("authentication-provider", LoggedIn.class.getName());
    filter.addUrlPatterns("/engine-rest/*");
    filter.setOrder(-98);
    return filter;
  }
}
