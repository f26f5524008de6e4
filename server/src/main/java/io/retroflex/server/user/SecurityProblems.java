package io.retroflex.server.user;

import io.retroflex.server.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** Says who may not come in, as every other problem is said (RFC 9457). */
@Component
class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {
    private final ProblemWriter writer;

    SecurityProblems(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof TooManyAttemptsException many) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, String.valueOf(many.retryAfter().toSeconds()));
            writer.write(response, HttpStatus.TOO_MANY_REQUESTS, many.getMessage());
            return;
        }
        // Not Basic: a browser would ask for a password, and then send it along with whatever any page asks for.
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        writer.write(response, HttpStatus.UNAUTHORIZED, "come with a token: Authorization: Bearer TOKEN");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        writer.write(
                response, HttpStatus.FORBIDDEN, "this account or token may not do that; ask an admin for another role");
    }

    /** Addresses that could mean two things, such as those with {@code ..}, and methods and headers nobody needs. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException failure)
            throws IOException {
        writer.write(
                response,
                HttpStatus.BAD_REQUEST,
                "the address, the method or a header is such as no program needs; GET /v3/api-docs lists what there is");
    }
}
