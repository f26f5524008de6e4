package io.retroflex.server.user;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** Knows a person who signs in on a page. */
record PageSignIn(AccountService service) implements AuthenticationProvider {
    @Override
    public Authentication authenticate(Authentication asked) {
        Account account = service.signIn(asked.getName(), String.valueOf(asked.getCredentials()));
        return UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn.ByPassword(account.name(), account.epoch()), null, AccountOfSession.authorities(account));
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
