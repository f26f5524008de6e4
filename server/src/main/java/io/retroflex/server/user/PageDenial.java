package io.retroflex.server.user;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Sends who has a one-time password to where another one is set; all others may not do that. */
final class PageDenial implements AccessDeniedHandler {
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        boolean oneTime = who != null
                && who.getAuthorities().stream()
                        .anyMatch(authority -> SecurityConfiguration.ONE_TIME.equals(authority.getAuthority()));
        if (oneTime) {
            response.sendRedirect("/password");
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }
}
