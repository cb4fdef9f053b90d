package ru.metodkarta.account;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.LocaleResolver;

/** Sign-in by form, strict content policy, everything closed but the sign-in page, static files and health. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
                    + "font-src 'self'; form-action 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder("bcrypt-sha256", Map.of("bcrypt-sha256", new LongPasswordEncoder()));
    }

    /** PostgreSQL keeps no zero character; a parameter that has one was typed by nobody. */
    @Bean
    StrictHttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value == null || value.indexOf('\0') < 0);
        return firewall;
    }

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            Actors actors,
            SignIn signIn,
            Accounts accounts,
            UnsentForms unsent,
            LocaleResolver locales,
            Clock clock)
            throws Exception {
        RequestMatcher fromScript = new RequestHeaderRequestMatcher("HX-Request");
        RequestMatcher wantsJson = request -> {
            String accept = request.getHeader("Accept");
            return accept != null && accept.contains(MediaType.APPLICATION_JSON_VALUE) && !accept.contains("text/html");
        };
        LoginUrlAuthenticationEntryPoint signInPage = new LoginUrlAuthenticationEntryPoint("/login");
        AccessDeniedHandlerImpl refuse = new AccessDeniedHandlerImpl();
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(
                                        "/login",
                                        "/webjars/**",
                                        "/css/**",
                                        "/js/**",
                                        "/fonts/**",
                                        "/img/**",
                                        "/favicon.ico",
                                        "/robots.txt",
                                        // a personal secret link, checked by its own handler
                                        "/calendar/feed/*",
                                        "/actuator/health",
                                        "/actuator/health/**",
                                        "/error")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                // alone: as a provider it would also be asked a second time by the global manager, counting each
                // failure twice
                .authenticationManager(new ProviderManager(signIn))
                .formLogin(form -> form.loginPage("/login")
                        .successHandler(new AfterSignIn(accounts, unsent, locales, clock))
                        .failureHandler(afterFailure()))
                .logout(logout ->
                        logout.logoutSuccessUrl("/login?out").deleteCookies("metodkarta", UnsentForms.PERSON_COOKIE))
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), fromScript)
                        .defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), wantsJson)
                        .defaultAuthenticationEntryPointFor(
                                (request, response, e) -> {
                                    unsent.keep(request);
                                    signInPage.commence(request, response, e);
                                },
                                request -> true)
                        .accessDeniedHandler((request, response, e) -> {
                            if (!(e instanceof CsrfException)) {
                                refuse.handle(request, response, e);
                            } else if (SecurityContextHolder.getContext().getAuthentication() == null) {
                                // a missing token after the session has run out is an expired session, not a forbidden
                                // deed
                                if (fromScript.matches(request) || wantsJson.matches(request)) {
                                    response.setStatus(HttpStatus.UNAUTHORIZED.value());
                                } else {
                                    unsent.keep(request);
                                    response.sendRedirect(request.getContextPath() + "/login?over");
                                }
                            } else if (!fromScript.matches(request) && unsent.keepStale(request)) {
                                response.sendRedirect(request.getContextPath() + UnsentForms.PAGE);
                            } else {
                                refuse.handle(request, response, e);
                            }
                        }))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .addFilterBefore(new ActorFilter(actors, unsent, clock), AuthorizationFilter.class)
                .build();
    }

    private static AuthenticationFailureHandler afterFailure() {
        Map<Class<?>, String> reasons = Map.of(
                BadCredentialsException.class,
                "error",
                LockedException.class,
                "locked",
                DisabledException.class,
                "blocked");
        return (request, response, e) -> response.sendRedirect(
                request.getContextPath() + "/login?" + reasons.getOrDefault(e.getClass(), "error"));
    }
}
