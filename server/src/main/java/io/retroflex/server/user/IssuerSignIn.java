package io.retroflex.server.user;

import io.retroflex.server.IssuerSettings;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * The sign-in with an issuer: OpenID Connect's authorization code flow with PKCE, state and nonce. What persons may do is written into
 * their account when they come, and nothing of the issuer's is kept but whom it means.
 */
record IssuerSignIn(IssuerSettings settings, IssuerAccounts accounts) {
    private static final Logger LOG = LoggerFactory.getLogger(IssuerSignIn.class);

    void addTo(HttpSecurity http) throws Exception {
        AuthenticationFailureHandler refused = (request, response, failure) -> {
            IssuerRefusal refusal = refusal(failure);
            // Not the failure's words, which quote who signs in.
            LOG.warn("a sign-in with {} was refused: {}", settings, reason(failure, refusal));
            response.sendRedirect(refusal.page());
        };
        http.oauth2Login(login -> login.loginPage("/sign-in")
                .clientRegistrationRepository(new IssuerRegistration(settings))
                .authorizedClientRepository(new NoClientTokens())
                .userInfoEndpoint(info -> info.oidcUserService(new IssuerUsers(settings, accounts)))
                .failureHandler(refused)
                .defaultSuccessUrl("/procedures", true)
                .addObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <T extends OAuth2AuthorizationRequestRedirectFilter> T postProcess(T filter) {
                        filter.setAuthenticationFailureHandler(refused);
                        return filter;
                    }
                }));
    }

    private static IssuerRefusal refusal(AuthenticationException failure) {
        boolean unreachable = Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(IssuerUnreachableException.class::isInstance);
        if (unreachable) {
            return IssuerRefusal.NO_ISSUER;
        }
        return failure instanceof OAuth2AuthenticationException oauth
                ? IssuerRefusal.of(oauth.getError().getErrorCode()).orElse(IssuerRefusal.UNPROVEN)
                : IssuerRefusal.UNPROVEN;
    }

    private static String reason(AuthenticationException failure, IssuerRefusal refusal) {
        if (refusal == IssuerRefusal.NO_ISSUER) {
            return String.valueOf(failure.getMessage());
        }
        return failure instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : refusal.name();
    }
}
