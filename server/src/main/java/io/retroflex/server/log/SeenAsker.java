package io.retroflex.server.log;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Leaves who asks at the request: outside of Spring Security's filters, where requests are recorded, that is forgotten. */
final class SeenAsker extends OncePerRequestFilter {
    private static final String ATTRIBUTE = SeenAsker.class.getName() + ".asker";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // Who signs out is known before only, who signs in is known after only.
        Authentication before = SecurityContextHolder.getContext().getAuthentication();
        try {
            chain.doFilter(request, response);
        } finally {
            Authentication after = SecurityContextHolder.getContext().getAuthentication();
            request.setAttribute(ATTRIBUTE, Asker.of(Asker.isSomebody(after) ? after : before));
        }
    }

    /** Who made a request that has passed this filter. */
    static Asker of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Asker asker ? asker : Asker.NOBODY;
    }
}
