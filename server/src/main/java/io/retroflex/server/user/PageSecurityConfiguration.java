package io.retroflex.server.user;

import io.retroflex.server.Role;
import io.retroflex.server.ServerSettings;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Who may see and do what on the pages. Persons sign in with a name and a password, or with an issuer; a session, which begins anew at
 * sign-in, knows them by a cookie that no script sees; what changes something needs a token of the page.
 */
@Configuration
class PageSecurityConfiguration {
    /** Scripts and styles come from here, and nothing goes anywhere else. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http,
            AccountService service,
            Accounts accounts,
            IssuerAccounts known,
            ServerSettings settings,
            SecurityProblems problems)
            throws Exception {
        if (settings.issuer().isPresent()) {
            new IssuerSignIn(settings.issuer().get(), known).addTo(http);
        }
        // Not the provider of programs too, which would count each wrong password once more.
        http.getSharedObject(AuthenticationManagerBuilder.class).parentAuthenticationManager(null);
        return http.authenticationProvider(new PageSignIn(service))
                .addFilterBefore(new AccountOfSession(accounts), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/assets/**", "/webjars/**", "/sign-in", "/error", "/favicon.ico")
                        .permitAll()
                        .requestMatchers("/password")
                        .authenticated()
                        .requestMatchers("/accounts/**", "/log/**")
                        .hasRole(Role.ADMIN.name())
                        .requestMatchers("/gallery/site/export")
                        .hasRole(Role.CURATOR.name())
                        .requestMatchers(HttpMethod.GET, "/**")
                        .hasRole(Role.VIEWER.name())
                        .requestMatchers("/search", "/account/**")
                        .hasRole(Role.VIEWER.name())
                        .requestMatchers("/procedures/*/delete", "/procedures/*/reopen", "/gallery/**")
                        .hasRole(Role.CURATOR.name())
                        .requestMatchers("/procedures/**")
                        .hasRole(Role.REVIEWER.name())
                        .anyRequest()
                        .denyAll())
                .formLogin(form -> form.loginPage("/sign-in")
                        .loginProcessingUrl("/sign-in")
                        .failureHandler((request, response, failure) -> response.sendRedirect(
                                failure instanceof TooManyAttemptsException ? "/sign-in?wait" : "/sign-in?wrong"))
                        .defaultSuccessUrl("/procedures", true))
                .logout(logout -> logout.logoutUrl("/sign-out")
                        // Photographs that the browser kept go with the person; over plain HTTP it does not listen.
                        .addLogoutHandler(new HeaderWriterLogoutHandler(new ClearSiteDataHeaderWriter(Directive.CACHE)))
                        .logoutSuccessUrl("/sign-in?ended"))
                .exceptionHandling(exceptions -> exceptions
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/sign-in"),
                                PageSecurityConfiguration::isForPerson)
                        .defaultAuthenticationEntryPointFor(problems, request -> true)
                        .accessDeniedHandler(new PageDenial()))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    /** Whether a browser shows the answer as a page; scripts and programs are told what is wrong instead. */
    private static boolean isForPerson(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }
}
