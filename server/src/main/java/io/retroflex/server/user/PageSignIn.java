package io.retroflex.server.user;

import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Knows a person who signs in on a page. They have their account's role for as long as they are signed in; with a one-time
 * password they have none until they have set one of their own.
 */
record PageSignIn(AccountService service) implements AuthenticationProvider {
    @Override
    public Authentication authenticate(Authentication asked) {
        Account account = service.signIn(asked.getName(), String.valueOf(asked.getCredentials()));
        return UsernamePasswordAuthenticationToken.authenticated(
                account.name(),
                null,
                account.oneTime()
                        ? List.of(new SimpleGrantedAuthority(SecurityConfiguration.ONE_TIME))
                        : SecurityConfiguration.authorities(account.role()));
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
