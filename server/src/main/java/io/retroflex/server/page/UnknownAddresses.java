package io.retroflex.server.page;

import io.retroflex.server.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Says that nothing is at an address: on a page to persons, as a problem to programs. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnknownAddresses {
    private static final List<String> OF_PROGRAMS = List.of("/api/", "/actuator/", "/v3/");

    private final PageProblems pages;

    UnknownAddresses(PageProblems pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    ResponseEntity<?> unknown(NoResourceFoundException failure, HttpServletRequest request) {
        return isOfAPerson(request)
                ? pages.missing(failure, request)
                : ResponseEntity.status(HttpStatus.NOT_FOUND)
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(ProblemWriter.problem(
                                HttpStatus.NOT_FOUND,
                                "nothing is at this address; /v3/api-docs has all that there are"));
    }

    private static boolean isOfAPerson(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE)
                && OF_PROGRAMS.stream().noneMatch(request.getRequestURI()::startsWith);
    }
}
