package io.retroflex.server.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems (RFC 9457) by itself, whatever the request says that it accepts. */
@Component
public class ProblemWriter {
    /** Its title says it all. */
    private static final URI NO_TYPE = URI.create("about:blank");

    private final JsonMapper mapper;

    ProblemWriter(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * A problem that says what to do.
     *
     * @param detail in plain words; nothing of the service's insides
     */
    public static ProblemDetail problem(HttpStatusCode status, String detail) {
        return typed(ProblemDetail.forStatusAndDetail(status, detail));
    }

    /** The same with a type, if it has none. */
    @SuppressWarnings("ConstantValue") // its type is there only after it was set
    public static ProblemDetail typed(ProblemDetail problem) {
        if (problem.getType() == null) {
            problem.setType(NO_TYPE);
        }
        return problem;
    }

    /**
     * Answers with a problem.
     *
     * @throws IOException if whoever asked has gone
     */
    public void write(HttpServletResponse response, HttpStatusCode status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        // No filter may have come before.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(mapper.writeValueAsBytes(problem(status, detail)));
    }
}
