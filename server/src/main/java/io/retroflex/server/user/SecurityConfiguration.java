package io.retroflex.server.user;

import io.retroflex.server.Role;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Who may do what. Programs come with a token; a name and a password serve to set the password and to make tokens, and for
 * nothing else. There are no cookies and no challenge that a browser would answer by itself, so that no page of somebody
 * else can act for a user.
 */
@Configuration
class SecurityConfiguration {
    /** Came with a password that its owner chose. */
    static final String PASSWORD = "PASSWORD";

    /** Came with a password that serves to set another one. */
    static final String ONE_TIME = "ONE_TIME";

    @Bean
    @Order(1)
    SecurityFilterChain chain(HttpSecurity http, SecurityProblems problems) throws Exception {
        return http.securityMatcher("/api/**", "/actuator/**", "/v3/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**", "/v3/api-docs/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.PUT, "/api/v1/account/password")
                        .hasAnyAuthority(PASSWORD, ONE_TIME)
                        .requestMatchers("/api/v1/account/tokens/**")
                        .hasAuthority(PASSWORD)
                        .requestMatchers("/api/v1/accounts/**", "/api/v1/log/**", "/actuator/**")
                        .hasRole(Role.ADMIN.name())
                        .requestMatchers("/api/v1/audits", "/api/v1/dicomweb/**")
                        .hasRole(Role.REVIEWER.name())
                        .requestMatchers(HttpMethod.DELETE, "/api/v1/procedures/*", "/api/v1/procedures/*/signature")
                        .hasRole(Role.CURATOR.name())
                        .requestMatchers(HttpMethod.GET, "/api/v1/procedures/**")
                        .hasRole(Role.VIEWER.name())
                        .requestMatchers("/api/v1/procedures/**")
                        .hasRole(Role.REVIEWER.name())
                        .requestMatchers(HttpMethod.GET, "/api/v1/galleries/site/export")
                        .hasRole(Role.CURATOR.name())
                        .requestMatchers(HttpMethod.GET, "/api/v1/galleries/**")
                        .hasRole(Role.VIEWER.name())
                        .requestMatchers("/api/v1/galleries/**")
                        .hasRole(Role.CURATOR.name())
                        .requestMatchers("/api/v1/**")
                        .hasRole(Role.VIEWER.name())
                        .anyRequest()
                        .denyAll())
                .httpBasic(basic -> basic.authenticationEntryPoint(problems))
                .oauth2ResourceServer(server -> server.opaqueToken(opaque -> {})
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    OpaqueTokenIntrospector introspector(AccountService service) {
        return secret -> service.token(secret)
                .map(SecurityConfiguration::principal)
                .orElseThrow(() -> new BadOpaqueTokenException("unknown token, or it has ended"));
    }

    private static DefaultOAuth2AuthenticatedPrincipal principal(OwnedToken token) {
        return new DefaultOAuth2AuthenticatedPrincipal(
                token.owner(),
                Map.of("token", token.name(), Token.ID_ATTRIBUTE, token.id()),
                authorities(token.effectiveRole()));
    }

    static Collection<GrantedAuthority> authorities(Role role) {
        return List.of(new SimpleGrantedAuthority("ROLE_" + role));
    }

    /** Every request is measured as a whole; to measure each filter and each decision on its way too helps nobody. */
    @Bean
    SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    RoleHierarchy roles() {
        return RoleHierarchyImpl.withDefaultRolePrefix()
                .role("ADMIN")
                .implies("CURATOR")
                .role("CURATOR")
                .implies("REVIEWER")
                .role("REVIEWER")
                .implies("VIEWER")
                .build();
    }

    @Bean
    PasswordEncoder encoder() {
        return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }
}
