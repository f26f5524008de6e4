package io.retroflex.server.user;

import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Knows a name and a password. They give no role: what an account may do, it does with tokens. */
@Component
class PasswordSignIn implements AuthenticationProvider {
    private final AccountService service;

    PasswordSignIn(AccountService service) {
        this.service = service;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        Account account = service.signIn(asked.getName(), String.valueOf(asked.getCredentials()));
        String authority = account.oneTime() ? SecurityConfiguration.ONE_TIME : SecurityConfiguration.PASSWORD;
        return UsernamePasswordAuthenticationToken.authenticated(
                account.name(), null, List.of(new SimpleGrantedAuthority(authority)));
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
