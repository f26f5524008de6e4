package io.retroflex.server.log;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records each request after it has ended, outside of all other filters, so that those are recorded too that nothing answered.
 * What comes from the asker gets into a record by an allow-list alone.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Recorder extends OncePerRequestFilter {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,45}");
    private static final String HEALTH = "/actuator/health";
    private static final String RETRY_SECONDS = "60";

    private final AccessLog log;
    private final Routes routes;
    private final JsonMapper mapper;

    Recorder(AccessLog log, Routes routes, JsonMapper mapper) {
        this.log = log;
        this.routes = routes;
        this.mapper = mapper;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Routes.Route> route = routes.of(request.getRequestURI());
        if (isOfNoInterest(request, route)) {
            chain.doFilter(request, response);
        } else if (log.isWritable()) {
            record(request, response, chain, route);
        } else {
            refuse(response);
        }
    }

    private static boolean isOfNoInterest(HttpServletRequest request, Optional<Routes.Route> route) {
        return request.getMethod().equals("OPTIONS")
                || route.filter(one -> one.pattern().startsWith(HEALTH)).isPresent();
    }

    private void record(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, Optional<Routes.Route> route)
            throws ServletException, IOException {
        // Read before: a proxy's word about the address is taken back when the request is over.
        String from = request.getRemoteAddr();
        int status = HttpStatus.INTERNAL_SERVER_ERROR.value();
        try {
            chain.doFilter(request, response);
            status = response.getStatus();
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new AtEnd(() -> add(request, route, response.getStatus(), from)));
            } else {
                add(request, route, status, from);
            }
        }
    }

    private void add(HttpServletRequest request, Optional<Routes.Route> route, int status, String from) {
        boolean asset = route.isEmpty() && status < HttpStatus.BAD_REQUEST.value() && isReading(request);
        if (!asset) {
            log.add(new Entry.Request(
                    SeenAsker.of(request),
                    METHODS.contains(request.getMethod()) ? request.getMethod() : "-",
                    route.map(Routes.Route::pattern).orElse("-"),
                    route.map(one -> ids(one, status)).orElse(Map.of()),
                    status,
                    ADDRESS.matcher(from).matches() ? from : "-"));
        }
    }

    /** No method of ours answers it, and yet it is there: a style sheet, a script, an icon. */
    private static boolean isReading(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    /** Where nothing was found or allowed, it is not known to be an id: it may be the name of a patient. */
    private static Map<String, String> ids(Routes.Route route, int status) {
        Map<String, String> ids = new HashMap<>();
        route.ids()
                .forEach((name, value) -> ids.put(
                        name,
                        status < HttpStatus.BAD_REQUEST.value()
                                        && ID.matcher(value).matches()
                                ? value
                                : "-"));
        return ids;
    }

    private void refuse(HttpServletResponse response) throws IOException {
        HttpStatus status = HttpStatus.SERVICE_UNAVAILABLE;
        response.setStatus(status.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .write(mapper.writeValueAsBytes(ProblemDetail.forStatusAndDetail(
                        status,
                        "the access log cannot be written; tell whoever runs the service to look at its disk")));
    }

    /** Runs when a request ends that went on after its thread had left it. */
    private record AtEnd(Runnable task) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            task.run();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // It is completed after that.
        }

        @Override
        public void onError(AsyncEvent event) {
            // It is completed after that.
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // Listeners end with the round they were added in.
            event.getAsyncContext().addListener(this);
        }
    }
}
