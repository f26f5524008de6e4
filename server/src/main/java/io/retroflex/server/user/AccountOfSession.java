package io.retroflex.server.user;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks the account, at each request of a session, what its person may do now: one row by its unique name. A session ends when the
 * account was disabled or got another password since. Sessions need no list for that, which a second service would not have.
 */
final class AccountOfSession extends OncePerRequestFilter {
    private final Accounts accounts;

    AccountOfSession(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/assets/") || path.startsWith("/webjars/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Authentication session = SecurityContextHolder.getContext().getAuthentication();
        if (session == null || !(session.getPrincipal() instanceof SignedIn who)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Account> account =
                accounts.findByName(who.getName()).filter(found -> !found.disabled() && found.epoch() == who.epoch());
        if (account.isEmpty()) {
            end(request);
            response.sendRedirect("/sign-in?over");
            return;
        }
        // For this request alone: the session keeps who it is, and not what they may do.
        SecurityContextHolder.setContext(new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(who, null, authorities(account.get()))));
        chain.doFilter(request, response);
    }

    private static void end(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** With a one-time password there is no role until another password is set. */
    static Collection<? extends GrantedAuthority> authorities(Account account) {
        return account.oneTime()
                ? List.of(new SimpleGrantedAuthority(SecurityConfiguration.ONE_TIME))
                : SecurityConfiguration.authorities(account.role());
    }
}
