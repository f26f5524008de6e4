package io.retroflex.server.database;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Nothing is acknowledged before it is on the disk. H2 writes what is committed up to half a second later, so that a service that
 * is killed would lose what it had said was done; PostgreSQL does not commit before. So an answer to whatever may change something
 * waits until H2 has written.
 */
@Component
class DurableAnswers extends OncePerRequestFilter {
    private static final Set<String> CHANGING_NOTHING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final JdbcTemplate database;
    private final boolean isFile;

    DurableAnswers(DataSource source, Database database) {
        this.database = new JdbcTemplate(source);
        this.isFile = database.isFile();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isFile || CHANGING_NOTHING.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // Whoever writes an answer may flush it at once; here it is held back.
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        database.execute("CHECKPOINT SYNC");
        byte[] body = answer.getContentAsByteArray();
        if (body.length > 0) {
            // Not flushed: it goes out when the request is over, and so after it was recorded.
            response.getOutputStream().write(body);
        }
    }
}
